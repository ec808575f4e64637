import { describe, expect, it } from 'vitest'
import {
  item,
  manifest,
  qti2,
  read,
  readItem,
  resource,
  stimulus,
} from '#scripts/testing/content/read-archive.ts'

describe('what a package has in files of their own', () => {
  it('an included passage, with its pictures', () => {
    const xml = qti2('<div><xi:include href="shared/passage.xml"/></div>')
    const passage =
      '<div xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1"><p>An owl <img src="owl.png" alt=""/></p></div>'
    const { page } = readItem(xml, { 'shared/passage.xml': passage, 'shared/owl.png': 'the owl' })
    expect(page).toContain('<div><div><p>An owl <img src="the owl" alt=""/></p></div></div>')
  })

  it('what stands instead of an include that is not there, or a refusal', () => {
    const fallback = qti2(
      '<div><xi:include href="no.xml"><xi:fallback><p>none</p></xi:fallback></xi:include></div>',
    )
    expect(readItem(fallback).page).toContain('<div><p>none</p></div>')
    expect(readItem(qti2('<div><xi:include href="no.xml"/></div>')).refusals).toEqual([
      expect.stringContaining('it includes no.xml, which the package does not hold'),
    ])
  })

  it('no file that includes itself', () => {
    const loop = '<div xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="loop.xml"/></div>'
    expect(readItem(qti2('<div><xi:include href="loop.xml"/></div>'), { 'loop.xml': loop }).refusals).toEqual(
      [expect.stringContaining('loop.xml includes itself')],
    )
  })

  it('a page of HTML as browsers read it, without its scripts', () => {
    const page = `<!DOCTYPE html><html><head><title>no</title><style>p{}</style></head><body class=x>
      <P>Caf&eacute;&nbsp;&mdash; <b>5 &lt; 6</b><br>next<p>second <img src="owl.png" alt=owl>
      <ul><li>one<li>two</ul><script>alert(1)</script><form><a href="javascript:x()" onclick="x()">x</a></form></body></html>`
    const read = readItem(item('<div><object data="p.html" type="text/html"/></div>'), {
      'p.html': page,
      'owl.png': 'the owl',
    })
    expect(read.page).toContain(
      'Café\u00a0— <b>5 &lt; 6</b><br/>next</p><p>second <img src="the owl" alt="owl"/>',
    )
    expect(read.page).toContain('<ul><li>one</li><li>two</li></ul>')
    expect(read.page).not.toMatch(/alert|javascript|onclick|p\{/)
  })

  it('rules that are included, and a template of rules', () => {
    const rules = `<responseProcessing xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1"><responseCondition><responseIf>
      <match><variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></match>
      <setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue></setOutcomeValue></responseIf></responseCondition></responseProcessing>`
    const standard = '<responseProcessing template="match_correct"/>'
    for (const own of [
      '<responseProcessing templateLocation="rules/own.xml"/>',
      '<responseProcessing><xi:include href="rules/own.xml"/></responseProcessing>',
    ]) {
      const { stored, refusals } = readItem(qti2('').replace(standard, own), { 'rules/own.xml': rules })
      expect(refusals).toEqual([])
      expect(stored?.xml).toContain('<qti-correct identifier="RESPONSE"/>')
    }
  })

  it('a section of a test, and items that only the test names', () => {
    const test = `<qti-assessment-test xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="t" title="T">
      <qti-test-part identifier="p"><qti-assessment-section-ref identifier="s" href="parts/s.xml"/></qti-test-part></qti-assessment-test>`
    const section = `<qti-assessment-section xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="s" title="S">
      <qti-assessment-item-ref identifier="a" href="../items/a.xml"/><qti-assessment-item-ref identifier="b" href="b.xml"/></qti-assessment-section>`
    const { lessons, report } = read({
      'imsmanifest.xml': manifest(resource('t.xml', { type: 'imsqti_test_xmlv3p0' })),
      't.xml': test,
      'parts/s.xml': section,
      'items/a.xml': item('', { identifier: 'a' }),
      'parts/b.xml': item('', { identifier: 'b' }),
    })
    expect(lessons).toMatchObject([{ id: 't', items: [{ identifier: 'a' }, { identifier: 'b' }] }])
    expect(report.map(({ file, status }) => [file, status])).toEqual([
      ['items/a.xml', 'imported'],
      ['parts/b.xml', 'imported'],
      ['t.xml', 'imported'],
    ])
  })

  it('a passage that explains its words', () => {
    const catalog =
      '<qti-catalog-info><qti-catalog id="g"><qti-card support="glossary-on-screen"><qti-html-content><p>a night bird</p></qti-html-content></qti-card></qti-catalog></qti-catalog-info>'
    const rest = '<qti-assessment-stimulus-ref identifier="ref" href="s.xml"/>'
    const { passages } = readItem(item('', { rest }), {
      's.xml': stimulus('<p>An <span data-catalog-idref="g">owl</span> sat.</p>', catalog),
    })
    expect(JSON.parse(passages)).toMatchObject([
      { catalogs: [{ identifier: 'g', cards: [{ support: 'glossary-on-screen' }] }] },
    ])
  })

  it('in whatever encoding they name', () => {
    const latin = (text: string) =>
      Uint8Array.from(text.replace('UTF-8', 'ISO-8859-1'), (character) => character.charCodeAt(0))
    const files = {
      'imsmanifest.xml': latin(`<?xml version="1.0" encoding="UTF-8"?>${manifest(resource('item.xml'))}`),
      'item.xml': latin(item('<p>Été</p>')),
    }
    const { items } = read(files)
    expect(items.get('item-1')?.xml).toContain('<p>Été</p>')
    expect(items.get('item-1')?.xml).toContain('encoding="UTF-8"')
  })

  it.each([
    ['xmlns="http://www.w3.org/2000/svg" width="10px" height="20"'],
    ['viewBox="0 0 10 10" width="10" height="20"'],
  ])('a drawing in the text: <svg %s>', (attributes) => {
    const drawing = `<p>a <svg ${attributes}><title>A dot</title><circle r="5"/></svg> b</p>`
    const { page, stored } = readItem(item(drawing))
    expect(page).toMatch(/<p>a <img src="[^"]*" alt="A dot" width="10" height="20"\/> b<\/p>/)
    expect(stored?.assets).toMatchObject([{ mediaType: 'image/svg+xml' }])
    const [written] = stored?.assets.map(({ bytes }) => new TextDecoder().decode(bytes)) ?? []
    expect(written).toMatch(/<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" [^>]*>.*<circle r="5"\/><\/svg>/)
  })

  it('a drawing that would lose what it repeats is refused', () => {
    const drawing =
      '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><g id="a"/><use xlink:href="#a"/></svg>'
    expect(readItem(item(drawing)).refusals).toEqual([expect.stringContaining('<svg> is not supported')])
  })
})
