import fc from 'fast-check'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { choices, declare, itemXml } from '#lib/qti/fixtures/build-item.ts'
import { everyInteraction } from '#lib/qti/fixtures/every-interaction.ts'
import { parseManifest } from '#lib/qti/read/package/parse-manifest.ts'
import { escapeText, writeElement } from '#lib/qti/xml/write-element.ts'
import { assert } from '#lib/std/assert.ts'
import { readPackage } from './read-package.ts'
import { readZip } from './read-zip.ts'
import { type PackagedItem, type PackagedLesson, writePackage } from './write-package.ts'

/** As XML lets it stand, without white space at its ends. */
const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .map((written) => written.replace(/[^\x20-\ufffd]|[\ud800-\udfff]/g, '').trim())
  .filter((written) => written !== '')

const name = fc.constantFrom(
  'a.png',
  'my cat.png',
  '100%.png',
  'caf\u00e9.png',
  'a+b.png',
  "d'e.png",
  'x;y.png',
  'A.PNG',
)
const folder = fc.constantFrom('', 'media/', '../images/', '../../shared/', 'deep/er/')
/** An address as it is written, and percent-encoded or not. */
const address = fc.tuple(folder, name, fc.boolean()).map(([where, file, encoded]) => {
  return where + (encoded || file.includes('%') ? encodeURIComponent(file) : file)
})

const images = (hrefs: string[]) =>
  hrefs.map((src) => `<p>${writeElement('img', { src, alt: 'a picture' })}</p>`).join('')

type Body = { words: string; hrefs: string[]; passage: { href: string; hrefs: string[] } | null }

const body: fc.Arbitrary<Body> = fc.record({
  words: text,
  hrefs: fc.uniqueArray(address, { maxLength: 3 }),
  passage: fc.option(
    fc.record({
      href: fc.constantFrom('s.xml', '../stimuli/s.xml', 'my%20passages/s.xml'),
      hrefs: fc.uniqueArray(address, { maxLength: 2 }),
    }),
  ),
})

function qti3({ words, hrefs, passage }: Body, identifier: string, every: boolean): string {
  const all = every ? everyInteraction(escapeText(words).replaceAll('"', '')) : { declarations: '', body: '' }
  const pick = `<qti-choice-interaction response-identifier="RESPONSE">${choices('qti-simple-choice', ['A', 'B'])}</qti-choice-interaction>`
  return itemXml({
    declarations: declare({ correct: ['A'] }) + all.declarations,
    body: `<p>${escapeText(words)}</p>${images(hrefs)}${pick}${all.body.replace(/<qti-portable-custom-interaction[\s\S]*?<\/qti-portable-custom-interaction>/g, '')}`,
    rest: passage
      ? writeElement('qti-assessment-stimulus-ref', { identifier: 'ref', href: passage.href })
      : '',
  }).replace('"item-1"', `"${identifier}"`)
}

function qti2({ words, hrefs, passage }: Body, identifier: string): string {
  const ref = passage ? writeElement('assessmentStimulusRef', { identifier: 'ref', href: passage.href }) : ''
  return `<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2" identifier="${identifier}" title="T" adaptive="false" timeDependent="false">
    <responseDeclaration identifier="R" cardinality="single" baseType="string"><mapping><mapEntry mapKey="x" mappedValue="1"/></mapping></responseDeclaration>
    <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>${ref}
    <itemBody><p>${escapeText(words)} <textEntryInteraction responseIdentifier="R" expectedLength="4"/></p>${images(hrefs)}</itemBody></assessmentItem>`
}

/** A file for each address: the same bytes wherever it leads from the item or its passage. */
function buildItem(written: Body, at: number, { version, every, place }: Kind): PackagedItem {
  const identifier = `item-${at + 1}`
  const { passage } = written
  const xml = version === 2 ? qti2(written, identifier) : qti3(written, identifier, every)
  const stimulus = `<qti-assessment-stimulus xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="s" title="S"><qti-stimulus-body><p>passage</p>${images(passage?.hrefs ?? [])}</qti-stimulus-body></qti-assessment-stimulus>`
  const hrefs = [
    ...written.hrefs,
    ...(passage?.hrefs ?? []),
    ...(every && version === 3 ? everyFiles(xml) : []),
  ]
  return {
    ...{ identifier, xml, ...place },
    stimuli: passage ? [{ reference: 'ref', xml: stimulus }] : [],
    assets: [...new Set(hrefs)].map((href) => ({
      href,
      bytes: new TextEncoder().encode(decodeURIComponent(href).split('/').at(-1)?.toLowerCase()),
    })),
  }
}

/** The files of the kinds of interaction. */
const everyFiles = (xml: string) =>
  [...xml.matchAll(/\s(?:src|data)="([^"]+)"/g)].flatMap(([, href]) =>
    href === undefined ? [] : href.replaceAll('&amp;', '&'),
  )

type Kind = {
  version: 2 | 3
  every: boolean
  place: Pick<PackagedItem, 'difficulty' | 'typicalMs' | 'subTest'>
}

const kind: fc.Arbitrary<Kind> = fc.record({
  version: fc.constantFrom(2, 3),
  every: fc.boolean(),
  place: fc.record({
    difficulty: fc.constantFrom('easy', 'medium', 'hard'),
    typicalMs: fc.option(fc.integer({ min: 1, max: 86_400_000 })),
    subTest: fc.constant(1),
  }),
})

/** Minutes that are no whole ones. */
const seconds = fc.integer({ min: 1, max: 30_000 }).map((each) => each / 60)

const lesson: fc.Arbitrary<PackagedLesson> = fc
  .record({
    title: text,
    type: fc.constantFrom('quiz', 'powerpath-100', 'unit-test'),
    evidence: fc.boolean(),
    id: text.filter((id) => !/^\.\.?$/.test(id)),
    xp: fc.option(fc.oneof(fc.integer({ min: 1, max: 500 }), seconds)),
    unit: text,
    items: fc.array(fc.tuple(body, kind), { minLength: 1, maxLength: 4 }),
  })
  .map(({ items, evidence, ...rest }) => ({
    ...rest,
    policy: evidence && rest.type === 'powerpath-100' ? 'evidence' : 'published',
    items: items.map(([written, one], at) => buildItem(written, at, one)),
  }))

function importAgain(written: PackagedLesson) {
  const files = writePackage(written)
  const zip = readZip(zipSync(Object.fromEntries(files), { level: 0 }))
  assert(zip.ok, zip.ok ? '' : zip.error.reason)
  const read = readPackage(zip.value)
  assert(read.ok, read.ok ? '' : read.error)
  return { files, read: read.value }
}

describe('an exported lesson', () => {
  it('is imported as it was, and exported again byte for byte', () => {
    fc.assert(
      fc.property(lesson, (written) => {
        const { files, read } = importAgain(written)
        expect(read.report.filter(({ status }) => status !== 'imported')).toEqual([])
        const { items, ...own } = written
        const places = items.map(({ identifier, difficulty, typicalMs, subTest }) => ({
          ...{ identifier, difficulty, typicalMs, subTest },
        }))
        expect(read.lessons).toEqual([{ ...own, subTests: 1, items: places }])
        const again = items.map((item): PackagedItem => {
          const stored = read.items.get(item.identifier)
          assert(stored, 'every item is imported')
          const byHref = (assets: PackagedItem['assets']) =>
            new Map(assets.map(({ href, bytes }) => [href, `${bytes}`]))
          expect(byHref(stored.assets)).toEqual(byHref(item.assets))
          if (item.xml.includes('<qti-')) expect(stored.xml).toBe(item.xml)
          return { ...item, xml: stored.xml, stimuli: stored.stimuli, assets: stored.assets }
        })
        expect(writePackage({ ...written, items: again })).toEqual(files)
      }),
      { numRuns: 150 },
    )
  })

  it('is QTI 3, as its manifest says, which lists every file', () => {
    fc.assert(
      fc.property(lesson, (written) => {
        const { files } = importAgain(written)
        const manifest = parseManifest(new TextDecoder().decode(files.get('imsmanifest.xml')))
        assert(manifest.ok, 'the manifest is readable')
        const listed = manifest.value.resources.flatMap((resource) => resource.files.map(decodeURIComponent))
        expect(new Set(listed)).toEqual(
          new Set([...files.keys()].filter((path) => path !== 'imsmanifest.xml')),
        )
        for (const { type, href = '' } of manifest.value.resources) {
          const root = type === 'imsqti_test_xmlv3p0' ? '<qti-assessment-test' : '<qti-assessment-item'
          expect(new TextDecoder().decode(files.get(decodeURIComponent(href)))).toContain(root)
        }
      }),
      { numRuns: 50 },
    )
  })
})
