import { describe, expect, it } from 'vitest'
import { buildItem, modalFeedback } from '#lib/qti/fixtures/build-item.ts'
import { parseItem } from '#lib/qti/read/parse-item.ts'
import { listAddresses } from './list-addresses.ts'
import { toPublicItem } from './to-public-item.ts'
import { writePublicXml } from './write-public-xml.ts'

/** Help with reading and what lies on the desk, as it is shown and as it is written. */

const card = (support: string, inside = '<qti-html-content>x</qti-html-content>') =>
  `<qti-card support="${support}">${inside}</qti-card>`
const withCards = (cards: string, idref = 'c1') =>
  buildItem({
    body: `<p data-catalog-idref="${idref}">x</p>`,
    rest: `<qti-catalog-info><qti-catalog id="c1">${cards}</qti-catalog></qti-catalog-info>`,
  })
const show = (
  item: ReturnType<typeof buildItem>,
  resolveHref = (href: string): string | null => `/${href}`,
) => toPublicItem(item, { seed: 1, stimuli: [], resolveHref })

describe('a catalog', () => {
  it.each([
    ...['glossary-on-screen', 'illustrated-glossary', 'keyword-translation', 'keyword-emphasis'],
    ...['linguistic-guidance', 'long-description', 'sign-language', 'simplified-graphics'],
    ...['simplified-language-portions', 'spoken', 'tactile', 'transcript'],
  ])('helps to read by %s', (support) => {
    expect(show(withCards(card(support))).catalogs).toStrictEqual([
      { identifier: 'c1', cards: [{ support, entries: [{ body: ['x'] }] }] },
    ])
  })

  it.each(['hint', 'answer', 'x-own', ''])('tells nothing by %s', (support) => {
    const { catalogs = [] } = show(withCards(card(support || 'none')))
    expect(catalogs).toEqual([])
  })

  it('is shown where something shown names it', () => {
    expect(show(withCards(card('spoken'), 'other')).catalogs ?? []).toEqual([])
  })

  it('has files where they can be had', () => {
    const file = card(
      'spoken',
      '<qti-card-entry xml:lang="de"><qti-file-href mime-type="audio/mpeg">a.mp3</qti-file-href></qti-card-entry>',
    )
    const entriesOf = (resolve?: (href: string) => string | null) =>
      show(withCards(file), resolve).catalogs?.[0]?.cards[0]?.entries
    expect(entriesOf()).toEqual([{ language: 'de', body: [], href: '/a.mp3', mediaType: 'audio/mpeg' }])
    expect(entriesOf(() => null)).toEqual([{ language: 'de', body: [], mediaType: 'audio/mpeg' }])
  })
})

const materials =
  '<qti-companion-materials-info><qti-calculator><qti-calculator-type>scientific</qti-calculator-type><qti-description>d</qti-description></qti-calculator><qti-rule><qti-description>r</qti-description><qti-rule-system-si><qti-minor-increment>1</qti-minor-increment><qti-major-increment>10</qti-major-increment></qti-rule-system-si></qti-rule><qti-protractor/><qti-digital-material label="L" href="a.pdf"/><qti-physical-material>p</qti-physical-material></qti-companion-materials-info>'

it('what lies on the desk is shown, and written as it is read', () => {
  const item = buildItem({ rest: materials })
  const shown = show(item, (href) => href)
  expect(shown.companions).toStrictEqual([
    { kind: 'calculator', type: 'scientific', description: 'd' },
    { kind: 'rule', description: 'r', minorIncrement: '1', majorIncrement: '10' },
    { kind: 'protractor', description: '' },
    { kind: 'digitalMaterial', label: 'L', href: 'a.pdf' },
    { kind: 'physicalMaterial', description: 'p' },
  ])
  const again = parseItem(writePublicXml(shown))
  expect(again.ok && again.value.companions).toEqual(item.companions)
  expect(show(item, () => null).companions?.[3]).toEqual({ kind: 'digitalMaterial', label: 'L' })
})

it('each address is listed with the most that it is needed for', () => {
  const item = buildItem({
    outcomes: '<qti-outcome-declaration identifier="FEEDBACK" cardinality="single" base-type="identifier"/>',
    body: '<p><a href="l.html">x</a><img src="both.png" alt=""/><a href="both.png">x</a><img src="m.png" srcset="s.png 2x" alt=""/></p>',
    rest:
      modalFeedback('right', '<img src="f.png" alt=""/><img src="m.png" alt=""/>') +
      '<qti-catalog-info><qti-catalog id="c"><qti-card support="spoken"><qti-file-href>k.mp3</qti-file-href></qti-card></qti-catalog></qti-catalog-info>' +
      materials,
  })
  expect(Object.fromEntries(listAddresses(item))).toMatchObject({
    ...{
      'l.html': 'link',
      'both.png': 'media',
      'm.png': 'media',
      'f.png': 'spare',
      'k.mp3': 'spare',
      'a.pdf': 'link',
    },
  })
})
