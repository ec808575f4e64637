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

  it.each<[string, number, string]>([
    ['<a/>\n<b/>', 2, 'there must be one root element'],
    ['<!-- nothing -->', 1, 'there must be one root element'],
    ['', 1, 'there must be one root element'],
    ['plain text', 1, 'there is text outside the root element'],
    ['<a/>\ntext', 1, 'there is text outside the root element'],
    ['<a/><![CDATA[x]]>', 1, 'there is text outside the root element'],
    ['<a>\n<b></a>', 2, '<b> is closed by </a>'],
    ['<a></ab>', 1, '<a> is closed by </ab>'],
    ['<a></ a>', 1, '<a> is closed by </'],
    ['</a>', 1, '</a> closes nothing'],
    ['<a/></b >', 1, '</b closes nothing'],
    ['<a>\n<b></b>\n', 3, '<a> is not closed'],
    ['<a><b', 1, '<b> is not closed, or an attribute is not written as name="value"'],
    ['<a b=1/>', 1, '<a> is not closed, or an attribute is not written as name="value"'],
    ['<a b="1"c="2"/>', 1, '<a> is not closed, or an attribute is not written as name="value"'],
    ['<a b="<"/>', 1, '<a> is not closed, or an attribute is not written as name="value"'],
    ['<a><!-- ', 1, '"-->" is missing'],
    ['<a><!-->', 1, '"-->" is missing'],
    ['<a><?p ', 1, '"?>" is missing'],
    ['<a><?>', 1, '"?>" is missing'],
    ['<a><![CDATA[x</a>', 1, '"]]>" is missing'],
    ['<a b="1" b="2"/>', 1, 'the attribute b is written twice'],
    ['<a>\n1 < 2</a>', 2, '"<" begins no tag: write &lt; for the character'],
    ['<a><1/></a>', 1, '"<" begins no tag: write &lt; for the character'],
    ['<a>\nfish & chips</a>', 2, '&; is no entity of XML: write the character itself'],
    ['<a>&nbsp;</a>', 1, '&nbsp; is no entity of XML: write the character itself'],
    ['<a b="&eacute;"/>', 1, '&eacute; is no entity of XML: write the character itself'],
    ['<a>&amp x</a>', 1, '&amp; is no entity of XML: write the character itself'],
    ['<a>&#0;</a>', 1, '&#0; is no entity of XML: write the character itself'],
    ['<a>&#xD800;</a>', 1, '&#xD800; is no entity of XML: write the character itself'],
    ['<a>&#xDFFF;</a>', 1, '&#xDFFF; is no entity of XML: write the character itself'],
    ['<a>&#x110000;</a>', 1, '&#x110000; is no entity of XML: write the character itself'],
    ['<a>&#xFFFE;</a>', 1, '&#xFFFE; is no entity of XML: write the character itself'],
    ['<a>\u0001</a>', 1, 'a control character is not allowed'],
    ['<a>\n<!DOCTYPE a></a>', 2, 'a DOCTYPE or another declaration is not accepted: delete this line'],
    ['<a><__proto__/></a>', 1, '<__proto__> is a reserved name'],
    ['<a toString="x"/>', 1, 'the attribute toString has a reserved name'],
    ['<a><m:math/></a>', 1, 'the prefix "m" is not declared'],
    [
      `<a ${Array.from({ length: 1_001 }, (_, at) => `b${at}="1"`).join(' ')}/>`,
      1,
      'more than 1000 attributes',
    ],
    ['<a>'.repeat(201), 1, 'more than 200 nested elements'],
  ])('says of %j in line %i what is wrong: %s', (xml, line, message) => {
    expect(parseXml(xml)).toEqual({ ok: false, error: [{ line, path: '', message }] })
  })

  it.each<[string, string[]]>([
    ['<a>&#xD7FF;&#xE000;&#xFFFD;&#x10FFFF;&#9;</a>', ['\ud7ff\ue000\ufffd\u{10ffff}\t']],
    ['<a>&amp;&lt;&gt;&quot;&apos;&#65;&#x41;</a>', ['&<>"\'AA']],
    ['<a>&amp;lt;</a>', ['&lt;']],
    ['<a><![CDATA[]]></a>', []],
    ['<a>x<![CDATA[&]]>y</a>', ['x&y']],
    ['<a><!-- & --><?p & ?>x</a>', ['x']],
    ['<a>x<!-- -->y</a>', ['xy']],
  ])('reads the text of %s', (xml, children) => {
    const parsed = parseXml(xml)
    expect(parsed.ok && parsed.value.root.children).toEqual(children)
  })

  it.each([
    ['<a b="x&#10;y&amp;z"/>', { b: 'x\ny&z' }],
    ['<a b="x\ny\tz"/>', { b: 'x y z' }],
    ['<a b=\'"\' c="\'"/>', { b: '"', c: "'" }],
    [
      '<a xml:lang="de" xml:base="b/" xml:space="preserve" xmlns:o="urn:o" o:p="1" q="2"/>',
      { 'xml:lang': 'de', 'xml:base': 'b/', q: '2' },
    ],
    ['<a\n b = "1"\n/>', { b: '1' }],
    ['<a é.1-·="1"/>', { 'é.1-·': '1' }],
  ])('reads the attributes of %s', (xml, attributes) => {
    const parsed = parseXml(xml)
    expect(parsed.ok && parsed.value.root.attributes).toEqual(attributes)
  })

  it.each<[string, object]>([
    ['<a/>', { name: 'a', namespace: 'qti' }],
    ['<a xmlns=""/>', { name: 'a', namespace: 'qti' }],
    ['<a xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1"/>', { name: 'a', namespace: 'qti' }],
    ['<a xmlns="http://www.w3.org/1999/xhtml"/>', { name: 'a', namespace: 'qti' }],
    ['<q:a xmlns:q="http://www.imsglobal.org/xsd/imsqtiasi_v3p0"/>', { name: 'a', namespace: 'qti' }],
    ['<a xmlns="http://www.w3.org/1998/Math/MathML"/>', { name: 'a', namespace: 'mathml' }],
    ['<a xmlns="http://www.w3.org/2001/10/synthesis"/>', { name: 'a', namespace: 'ssml' }],
    ['<a xmlns="urn:other"/>', { name: 'a', namespace: 'other', foreign: 'urn:other' }],
    ['<o:a xmlns:o="urn:other"/>', { name: 'a', namespace: 'other', foreign: 'urn:other' }],
    ['<xml:a/>', { name: 'a', namespace: 'other', foreign: 'http://www.w3.org/XML/1998/namespace' }],
  ])('knows to what %s belongs', (xml, element) => {
    const parsed = parseXml(xml)
    expect(parsed.ok && parsed.value.root).toMatchObject(element)
  })

  it('a prefix holds inside the element that declares it, and can mean something else further in', () => {
    const parsed = parseXml(
      '<a xmlns:p="urn:one"><p:b xmlns:p="urn:two" xmlns="urn:three"><p:c/><d/></p:b><p:e/><f/></a>',
    )
    expect(parsed.ok && parsed.value.root.children).toMatchObject([
      {
        name: 'b',
        foreign: 'urn:two',
        children: [{ foreign: 'urn:two' }, { name: 'd', foreign: 'urn:three' }],
      },
      { name: 'e', foreign: 'urn:one' },
      { name: 'f', namespace: 'qti' },
    ])
  })

  it('names a place by its line and by the way from the root', () => {
    const parsed = parseXml('\n<a>\r\n<b/><c>\r<b/></c><b>\n<d/></b></a>')
    if (!parsed.ok) throw new Error('the document is well-formed')
    const { root, locate } = parsed.value
    const places: unknown[] = []
    const walk = (element: typeof root) => {
      places.push(locate(element))
      for (const child of element.children) if (typeof child === 'object') walk(child)
    }
    walk(root)
    expect(places).toEqual([
      { line: 2, path: 'a' },
      { line: 3, path: 'a/b[1]' },
      { line: 3, path: 'a/c' },
      { line: 4, path: 'a/c/b' },
      { line: 4, path: 'a/b[2]' },
      { line: 5, path: 'a/b[2]/d' },
    ])
  })

  it('takes what is just not too much', () => {
    expect(messageOf('<a>'.repeat(200) + '</a>'.repeat(200))).toBeNull()
    expect(messageOf(`<a ${Array.from({ length: 1_000 }, (_, at) => `b${at}="1"`).join(' ')}/>`)).toBeNull()
    expect(messageOf(`<a>${'<b/>'.repeat(199_999)}</a>`)).toBeNull()
    expect(messageOf(`<a>${'x'.repeat(5_000_000 - 7)}</a>`)).toBeNull()
    expect(messageOf(`<a>${'x'.repeat(5_000_001 - 7)}</a>`)).toBe('the file is larger than 5 MB')
    expect(messageOf(`<a>${'é'.repeat(2_499_996)}</a>`)).toBeNull()
    expect(messageOf(`<a>${'é'.repeat(2_499_997)}</a>`)).toBe('the file is larger than 5 MB')
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
