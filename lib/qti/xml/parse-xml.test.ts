import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseXml } from './parse-xml.ts'
import { textOf } from './xml-element.ts'

function messageOf(xml: string): string | null {
  const parsed = parseXml(xml)
  return parsed.ok ? null : (parsed.error[0]?.message ?? '')
}

describe('parseXml', () => {
  it('keeps mixed content in order and its white space', () => {
    const parsed = parseXml('<p>one <b>two</b> <i>three</i></p>')
    expect(parsed.ok && textOf(parsed.value.root)).toBe('one two three')
  })

  it('keeps values as they are written', () => {
    const parsed = parseXml('<p a="007" b=" x ">1.0</p>')
    expect(parsed.ok && parsed.value.root.attributes).toEqual({ a: '007', b: ' x ' })
    expect(parsed.ok && textOf(parsed.value.root)).toBe('1.0')
  })

  it('decodes references, reads CDATA as text and drops comments', () => {
    const parsed = parseXml('<p>&#169;&#x1F600; &lt;<!-- & --> a<![CDATA[<b>&amp;]]></p>')
    expect(parsed.ok && parsed.value.root.children).toEqual(['©😀 < a<b>&amp;'])
  })

  it('gives each element its own children, attributes and place, whatever stands between', () => {
    const xml =
      '<?xml version="1.0"?>\r\n<a><b c=\'&quot;>\'>x</b><!-- <b> --><?p <b>?>\r<b  d = "1\n2" /></a >\n'
    const parsed = parseXml(xml)
    if (!parsed.ok) throw new Error(parsed.error[0]?.message)
    const { root, locate } = parsed.value
    expect(root).toMatchObject({
      name: 'a',
      parent: null,
      children: [
        { name: 'b', attributes: { c: '">' }, children: ['x'] },
        '\n',
        { name: 'b', attributes: { d: '1 2' }, children: [] },
      ],
    })
    const [, , second] = root.children
    expect(typeof second === 'object' && locate(second)).toEqual({ line: 3, path: 'a/b[2]' })
  })

  it('resolves prefixes and refuses one that is not declared', () => {
    const parsed = parseXml(
      '<a xmlns:m="http://www.w3.org/1998/Math/MathML"><m:math/><x xmlns="urn:other"/></a>',
    )
    const children = parsed.ok ? parsed.value.root.children : []
    expect(children).toMatchObject([
      { name: 'math', namespace: 'mathml' },
      { name: 'x', namespace: 'other' },
    ])
    expect(messageOf('<a><m:math/></a>')).toContain('"m" is not declared')
  })

  it('accepts blank lines and a byte order mark before the declaration, and still counts lines', () => {
    expect(messageOf('\uFEFF<?xml version="1.0"?>\n<a/>')).toBeNull()
    expect(messageOf('\n<?xml version="1.0"?>\n<a/>')).toBeNull()
    expect(parseXml('\n\n<a>\n<b>\n</a>')).toMatchObject({ ok: false, error: [{ line: 5 }] })
  })

  it.each([
    ['two roots', '<a/><b/>'],
    ['two roots with content', '<a></a><b></b>'],
    ['no root', '<!-- nothing -->'],
    ['nothing', ''],
    ['no markup', 'plain text'],
    ['mismatched tags', '<a><b></a></b>'],
    ['an unclosed tag', '<a><b></b>'],
    ['a truncated tag', '<a><b'],
    ['a truncated comment', '<a><!-- '],
    ['a truncated CDATA section', '<a><![CDATA[x</a>'],
    ['a duplicate attribute', '<a b="1" b="2"/>'],
    ['an unquoted attribute', '<a b=1/>'],
    ['a bare ampersand', '<a>fish & chips</a>'],
    ['an entity XML does not know', '<a>&nbsp;</a>'],
    ['an entity XML does not know in an attribute', '<a b="&eacute;"/>'],
    ['"<" in an attribute', '<a b="<!--"><c d="-->"/></a>'],
    ['a DOCTYPE', '<!DOCTYPE a><a/>'],
    ['a DOCTYPE inside the root', '<a><!DOCTYPE a></a>'],
    ['a reserved name', '<a><__proto__/></a>'],
    ['a reserved name of an attribute', '<a __proto__="x"/>'],
    ['a prefix that is not declared but a word of JavaScript', '<a><constructor:b/></a>'],
  ])('refuses %s', (_, xml) => {
    expect(messageOf(xml)).toBeTypeOf('string')
  })

  it('refuses an entity bomb before any entity is expanded', () => {
    const levels = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`)
    const bomb = `<!DOCTYPE a [<!ENTITY l0 "ha">${levels.join('')}]><a>&l9;</a>`
    expect(messageOf(bomb)).toContain('DOCTYPE')
  })

  it('refuses 10,000 nested elements, more than 200,000 elements and more than 5 MB', () => {
    expect(messageOf('<a>'.repeat(10_000) + '</a>'.repeat(10_000))).toContain('nested')
    expect(messageOf(`<a>${'<b/>'.repeat(200_001)}</a>`)).toContain('200000 elements')
    expect(messageOf(`<a>${'é'.repeat(2_600_000)}</a>`)).toContain('5 MB')
  })

  it('reads 20,000 references and 100 nested elements', () => {
    expect(messageOf(`<a>${'&amp;'.repeat(20_000)}</a>`)).toBeNull()
    expect(messageOf('<a>'.repeat(100) + '</a>'.repeat(100))).toBeNull()
  })

  it('never throws, whatever it is given', () => {
    const piece = fc.constantFrom(
      '<a>',
      '</a>',
      '<a',
      '/>',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?',
      '?>',
      '"',
      "'",
      '&',
      '&#0;',
      '&#xFFFFFF;',
      ';',
      'x',
      ' b=',
      '<!D',
      '\n',
      '<b:c>',
      ' xmlns:b=""',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        parseXml(pieces.join(''))
        parseXml(`<a>${pieces.join('')}</a>`)
      }),
      { numRuns: 2_000 },
    )
  })
})
