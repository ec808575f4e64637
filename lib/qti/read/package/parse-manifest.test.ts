import { describe, expect, it } from 'vitest'
import { parseManifestWithNotes } from './parse-manifest.ts'

/** What a manifest says, read to the letter: what is missing, what leads out of the package, what metadata may say. */

function read(inside: string, attributes = 'identifier="m"') {
  const parsed = parseManifestWithNotes(`<manifest ${attributes}>${inside}</manifest>`)
  if (!parsed.ok) return { refused: parsed.error.map(({ message }) => message) }
  const { value, notes } = parsed.value
  return { ...value, notes: notes.map(({ message }) => message) }
}

const resources = (inside: string, attributes = '') => `<resources ${attributes}>${inside}</resources>`
const one = (inside: string, attributes = '') =>
  read(resources(`<resource identifier="r" type="t" ${attributes}>${inside}</resource>`))
const bare = { identifier: 'r', type: 't', files: [], dependencies: [], metadata: {} }

describe('a manifest', () => {
  it('has a name, perhaps a title and a schema, and resources', () => {
    expect(read(resources(''))).toStrictEqual({ identifier: 'm', resources: [], notes: [] })
    const metadata =
      '<metadata><schema> QTI Package </schema><lom><general><title><string>T</string></title></general></lom></metadata>'
    expect(read(metadata + resources(''))).toMatchObject({ schema: 'QTI Package', title: 'T' })
    expect(read(resources(''), '')).toMatchObject({ identifier: 'package', notes: ['identifier is missing'] })
    expect(read('')).toStrictEqual({ refused: ['there is no <resources>'] })
  })

  it('may hold manifests, each with resources of its own', () => {
    const inner = `<manifest identifier="i" xml:base="sub">${resources('<resource identifier="b" type="t" href="b.xml"/>')}</manifest>`
    expect(read(resources('<resource identifier="a" type="t" href="a.xml"/>') + inner)).toMatchObject({
      resources: [{ href: 'a.xml' }, { href: 'sub/b.xml' }],
    })
  })

  it('that names two alike, or one not at all, is told so', () => {
    const twice = '<resource identifier="r" type="t"/>'.repeat(2)
    expect(read(resources(twice))).toMatchObject({
      ...{ resources: [bare, bare], notes: ['two resources are called "r"'] },
    })
    expect(read(resources('<resource/>'))).toMatchObject({
      ...{ resources: [{ ...bare, identifier: '', type: '' }], notes: ['identifier is missing'] },
    })
  })
})

describe('a resource', () => {
  it.each<[string, object]>([
    ['', bare],
    ['<file href=" a.xml "/>', { ...bare, href: 'a.xml', files: ['a.xml'] }],
    ['<file href="a.xml"/><file href="b.xml"/>', { ...bare, files: ['a.xml', 'b.xml'] }],
    ['<file/><file href=" "/>', bare],
    [
      '<dependency identifierref=" a "/><dependency/><other identifierref="b"/>',
      { ...bare, dependencies: ['a'] },
    ],
  ])('holds %s', (inside, resource) => {
    expect(one(inside)).toMatchObject({ resources: [resource], notes: [] })
    expect(one(inside)).toStrictEqual({ identifier: 'm', resources: [resource], notes: [] })
  })

  it('has an address of its own, also where it has one file', () => {
    expect(one('<file href="a.xml"/>', 'href="b.xml"')).toMatchObject({ resources: [{ href: 'b.xml' }] })
  })

  it.each([
    '../a.xml',
    'b/../../a.xml',
    '/a.xml',
    'file:///a.xml',
    'a2+x-.y:z',
    '..\\a.xml',
    './../a.xml',
    'b//../../a.xml',
  ])('does not reach out of the package by %s', (href) => {
    const told = [`href="${href}" is left out: it leads out of the package`]
    expect(one('', `href="${href}"`)).toMatchObject({ resources: [bare], notes: told })
  })

  it.each(['b/../a.xml', './a.xml', 'b//a.xml', '1a:b', 'a..b'])('may be written as %s', (href) => {
    expect(one('', `href="${href}"`)).toMatchObject({ resources: [{ href }], notes: [] })
  })

  it('lies at its bases, of which none leads out', () => {
    const file = '<resource identifier="r" type="t" href="../a.xml"/>'
    expect(read(resources(file, 'xml:base="b/"'))).toMatchObject({ resources: [{ href: 'b/../a.xml' }] })
    expect(read(resources(file, 'xml:base="../"'))).toMatchObject({
      resources: [bare],
      notes: [
        'xml:base="../" is left out: it leads out of the package',
        'href="../a.xml" is left out: it leads out of the package',
      ],
    })
    expect(read(resources(file.replace('../', ''), 'xml:base=" "'))).toMatchObject({
      resources: [{ href: 'a.xml' }],
    })
  })
})

describe('metadata', () => {
  const lom = (inside: string) => one(`<metadata><lom>${inside}</lom></metadata>`)
  const of = (inside: string) => {
    const { resources, notes } = lom(inside) as { resources: { metadata: object }[]; notes: string[] }
    return { metadata: resources[0]?.metadata, notes }
  }
  const time = (duration: string) =>
    of(
      `<educational><typicalLearningTime><duration>${duration}</duration></typicalLearningTime></educational>`,
    )

  it.each<[string, object]>([
    ['', {}],
    ['<general><title> T </title></general>', { title: 'T' }],
    ['<general><title><string> T </string><string>U</string></title></general>', { title: 'T' }],
    ['<general><title><string> </string></title></general>', {}],
    ['<general/>', {}],
    [
      '<educational><difficulty><value> Very Easy </value></difficulty></educational>',
      { difficulty: 'easy' },
    ],
    ['<educational><difficulty/></educational>', {}],
    [
      '<educational><learningResourceType><value>quiz</value></learningResourceType></educational>',
      { lessonType: 'quiz' },
    ],
    [
      '<classification><taxonPath><taxon><entry><string>U</string></entry></taxon></taxonPath></classification>',
      { unit: 'U' },
    ],
    [
      '<general><keyword><string>a</string></keyword><keyword> b </keyword><keyword/></general>',
      { keywords: ['a', 'b'] },
    ],
  ])('%s says %j', (inside, metadata) => {
    expect(of(inside)).toStrictEqual({ metadata, notes: [] })
  })

  it('may be wrapped once more', () => {
    const wrapped = '<metadata><wrap><lom><general><title>T</title></general></lom></wrap></metadata>'
    expect(one(wrapped)).toMatchObject({ resources: [{ metadata: { title: 'T' } }] })
  })

  it.each([
    ['PT10M', 10],
    [' PT90S ', 1.5],
    ['P2DT12H30M30S', 3630.5],
    ['PT12.5H', 750],
    ['PT10.25M', 10.25],
    ['PT0,5S', 0.5 / 60],
    ['P1D', 1440],
    ['PT100H', 6000],
  ])('the time %s is %d minutes', (duration, minutes) => {
    expect(time(duration)).toStrictEqual({ metadata: { typicalLearningMinutes: minutes }, notes: [] })
  })

  it.each(['', 'P', 'PT', 'P1DT', '10M', 'xPT10M', 'PT10Mx', 'P1.5D', 'P1W', 'PT1.M'])(
    'the time "%s" is none',
    (duration) => {
      expect(time(duration)).toStrictEqual({
        ...{ metadata: {}, notes: [`"${duration}" is no duration such as PT10M, and left out`] },
      })
    },
  )

  it('what is not known is told, and left out', () => {
    expect(time('PT100H1M').notes).toStrictEqual(['"PT100H1M" is longer than a lesson lasts, and left out'])
    expect(of('<educational><difficulty><value>odd</value></difficulty></educational>')).toStrictEqual({
      ...{ metadata: {}, notes: ['"odd" is no difficulty that is known, and left out'] },
    })
  })
})
