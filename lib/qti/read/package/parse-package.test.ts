import { describe, expect, it } from 'vitest'
import { parseStimulus } from '#lib/qti/read/parse-stimulus.ts'
import { parseAssessmentTest, parseAssessmentTestWithNotes } from './parse-assessment-test.ts'
import { parseManifest, parseManifestWithNotes } from './parse-manifest.ts'

function manifestXml(resource: string): string {
  return `<manifest xmlns="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1" xmlns:md="http://ltsc.ieee.org/xsd/LOM" identifier="m">
    <metadata><md:lom><md:general><md:title><md:string language="en">Course</md:string></md:title></md:general></md:lom></metadata>
    <organizations/><resources>${resource}</resources></manifest>`
}

function withMetadata(educational: string, classification = ''): string {
  return manifestXml(`<resource identifier="r" type="imsqti_item_xmlv3p0" href="items/r.xml"><metadata><md:lom>
    <md:educational>${educational}</md:educational>${classification}</md:lom></metadata>
    <file href="items/r.xml"/><file href="images/a.svg"/><dependency identifierref="other"/></resource>`)
}

describe('parseManifest', () => {
  it.each([
    ['PT100H', 6000, []],
    ['PT1.5M', 1.5, []],
    ['PT0,5H', 30, []],
    ['PT100H1S', undefined, ['"PT100H1S" is longer than a lesson lasts, and left out']],
    ['P400000000000000000000D', undefined, [expect.stringContaining('is longer than a lesson lasts')]],
  ])('takes %s for no more XP than a lesson can be worth', (duration, minutes, notes) => {
    const time = `<md:typicalLearningTime><md:duration>${duration}</md:duration></md:typicalLearningTime>`
    const read = parseManifestWithNotes(withMetadata(time))
    expect(read.ok && read.value.value.resources[0]?.metadata.typicalLearningMinutes).toBe(minutes)
    expect(read.ok && read.value.notes.map(({ message }) => message)).toEqual(notes)
  })

  it('reads resources with their files, dependencies and metadata', () => {
    const parsed = parseManifest(
      withMetadata(
        `<md:learningResourceType><md:source>s</md:source><md:value>powerpath-100</md:value></md:learningResourceType>
         <md:difficulty><md:value>very difficult</md:value></md:difficulty>
         <md:typicalLearningTime><md:duration>PT1H5M30S</md:duration></md:typicalLearningTime>`,
        `<md:classification><md:taxonPath><md:taxon><md:entry><md:string>Unit 1</md:string></md:entry></md:taxon></md:taxonPath></md:classification>`,
      ),
    )
    expect(parsed).toEqual({
      ok: true,
      value: {
        identifier: 'm',
        title: 'Course',
        resources: [
          {
            identifier: 'r',
            type: 'imsqti_item_xmlv3p0',
            href: 'items/r.xml',
            files: ['items/r.xml', 'images/a.svg'],
            dependencies: ['other'],
            metadata: {
              lessonType: 'powerpath-100',
              difficulty: 'hard',
              typicalLearningMinutes: 65.5,
              unit: 'Unit 1',
            },
          },
        ],
      },
    })
  })

  it.each([
    'very easy:easy',
    'easy:easy',
    'medium:medium',
    'difficult:hard',
    'very difficult:hard',
    'hard:hard',
  ])('reads the difficulty %s', (pair) => {
    const [written, difficulty] = pair.split(':')
    const parsed = parseManifest(
      withMetadata(`<md:difficulty><md:value>${written}</md:value></md:difficulty>`),
    )
    expect(parsed).toMatchObject({ value: { resources: [{ metadata: { difficulty } }] } })
  })

  it.each([
    [
      'a difficulty it does not know',
      withMetadata('<md:difficulty><md:value>odd</md:value></md:difficulty>'),
    ],
    [
      'a duration of no length',
      withMetadata('<md:typicalLearningTime><md:duration>PT</md:duration></md:typicalLearningTime>'),
    ],
    ['a way out of the package', manifestXml('<resource identifier="r" type="t" href="../../etc/passwd"/>')],
    [
      'an address in the web',
      manifestXml('<resource identifier="r" type="t" href="https://example.org/x"/>'),
    ],
    [
      'an absolute path',
      manifestXml('<resource identifier="r" type="t"><file href="/etc/passwd"/></resource>'),
    ],
    [
      'two resources of one name',
      manifestXml('<resource identifier="r" type="t"/><resource identifier="r" type="t"/>'),
    ],
    ['a resource without a name', manifestXml('<resource type="t"/>')],
    ['a base in the web', manifestXml('<resource identifier="r" type="t" xml:base="http://example.org/"/>')],
  ])('notes %s, and reads the rest', (_, xml) => {
    const parsed = parseManifestWithNotes(xml)
    expect(parsed).toMatchObject({ ok: true, value: { notes: [{ line: expect.any(Number) }] } })
    expect(JSON.stringify(parsed.ok && parsed.value.value)).not.toMatch(/passwd|example\.org|odd/)
  })

  it('reads addresses from the bases of the manifest, the resources and the resource', () => {
    const parsed = parseManifest(
      `<manifest identifier="m" xml:base="a/"><resources xml:base="b">
        <resource identifier="r" type="t" href="r.xml" xml:base="c/d/"><file href="../p.png"/></resource>
        <resource identifier="s" type="t" href="s.xml"/></resources></manifest>`,
    )
    const places = parsed.ok && parsed.value.resources.map(({ href, files }) => [href, ...files])
    expect(places).toEqual([['a/b/c/d/r.xml', 'a/b/c/d/../p.png'], ['a/b/s.xml']])
  })
})

describe('parseAssessmentTest', () => {
  const xml = (inside: string) =>
    `<qti-assessment-test xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="t" title="T"><qti-test-part identifier="p">${inside}</qti-test-part></qti-assessment-test>`
  const ref = (id: string) => `<qti-assessment-item-ref identifier="${id}" href="${id}.xml"/>`

  it('lists the items of nested sections in document order', () => {
    const parsed = parseAssessmentTest(
      xml(
        `<qti-assessment-section>${ref('a')}<qti-assessment-section>${ref('b')}</qti-assessment-section>${ref('c')}</qti-assessment-section>`,
      ),
    )
    expect(parsed.ok && parsed.value.itemRefs.map(({ href }) => href)).toEqual(['a.xml', 'b.xml', 'c.xml'])
  })

  it.each([
    ['two items of one name', ref('a') + ref('a')],
    ['no items', ''],
    ['a section in another file', `${ref('a')}<qti-assessment-section-ref identifier="s" href="s.xml"/>`],
    ['a part it does not know', `${ref('a')}<qti-odd/>`],
    [
      'such a part of an item',
      '<qti-assessment-item-ref identifier="a" href="a.xml"><qti-odd/></qti-assessment-item-ref>',
    ],
    [
      'a value for the template of an item',
      '<qti-assessment-item-ref identifier="a" href="a.xml"><qti-template-default/></qti-assessment-item-ref>',
    ],
  ])('refuses %s', (_, inside) => {
    expect(parseAssessmentTest(xml(inside)).ok).toBe(false)
  })

  it('names once what a lesson does not heed, at every level', () => {
    const rules = '<qti-pre-condition/><qti-branch-rule target="EXIT_TEST"/><qti-time-limits max-time="9"/>'
    const section = `<qti-assessment-section identifier="s"><qti-ordering shuffle="true"/><qti-selection select="1"/>
      <qti-rubric-block view="candidate">Read.</qti-rubric-block>${ref('a')}</qti-assessment-section>`
    const second = `<qti-assessment-item-ref identifier="b" href="b.xml">${rules}</qti-assessment-item-ref>`
    const parsed = parseAssessmentTestWithNotes(xml(section + second + rules))
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
    const names = parsed.value.notes.map(({ message }) => /^<([\w-]+)> is left out: ./.exec(message)?.[1])
    expect(names).toEqual([
      ...['qti-ordering', 'qti-selection', 'qti-rubric-block'],
      ...['qti-pre-condition', 'qti-branch-rule', 'qti-time-limits'],
    ])
  })

  it('calls a test without a title by its identifier, and says so', () => {
    const parsed = parseAssessmentTestWithNotes(xml(ref('a')).replace('title="T"', ''))
    expect(parsed).toMatchObject({ value: { value: { title: 't' }, notes: [{ line: 1 }] } })
  })
})

describe('parseStimulus', () => {
  const xml = (inside: string) =>
    `<qti-assessment-stimulus xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="s" title="S" xml:lang="en"><qti-stimulus-body>${inside}</qti-stimulus-body></qti-assessment-stimulus>`

  it('reads the passage', () => {
    expect(parseStimulus(xml('<p>a</p>'))).toEqual({
      ok: true,
      value: {
        identifier: 's',
        title: 'S',
        language: 'en',
        body: [{ kind: 'element', name: 'p', children: ['a'] }],
      },
    })
  })

  it('refuses an interaction', () => {
    expect(parseStimulus(xml('<qti-text-entry-interaction response-identifier="R"/>')).ok).toBe(false)
  })

  it('has no language and no helps where it says none, and says the language of its text', () => {
    const plain =
      '<qti-assessment-stimulus identifier="s" title="S"><qti-stimulus-body lang="de">a</qti-stimulus-body></qti-assessment-stimulus>'
    const parsed = parseStimulus(plain)
    expect(parsed.ok && parsed.value).toStrictEqual({
      ...{ identifier: 's', title: 'S' },
      body: [{ kind: 'element', name: 'div', attributes: { lang: 'de' }, children: ['a'] }],
    })
  })

  it('refuses what is no passage, by what is missing or has no business there', () => {
    const messages = (inside: string) => {
      const parsed = parseStimulus(
        `<qti-assessment-stimulus identifier="s" title="S">${inside}</qti-assessment-stimulus>`,
      )
      return parsed.ok ? [] : parsed.error.map(({ message }) => message)
    }
    expect(messages('')).toEqual(['there is no <qti-stimulus-body>'])
    expect(
      messages('<qti-stylesheet href="a.css" type="text/css"/><qti-stimulus-body/><qti-catalog-info/>'),
    ).toEqual([])
    expect(messages('<qti-stimulus-body/><qti-item-body/>')).toEqual([
      '<qti-item-body> is no part of <qti-assessment-stimulus> in QTI 3',
    ])
    expect(messages('<qti-stimulus-body><script/></qti-stimulus-body>')).toEqual([
      '<script> is not supported',
    ])
  })
})
