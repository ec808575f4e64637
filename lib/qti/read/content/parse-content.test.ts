import { describe, expect, it } from 'vitest'
import { buildItem, choices, declare, itemXml, refusals } from '#lib/qti/fixtures/build-item.ts'
import { isSafeAddress } from '#lib/qti/read/html/allowed-html.ts'
import { parseItemWithNotes } from '#lib/qti/read/parse-item.ts'

describe('content', () => {
  it('keeps allowed elements with their class and drops every other attribute', () => {
    const { body } = buildItem({
      body: '<p class="big" style="color:red" onclick="x()" data-x="1" aria-label="a" xml:lang="fr">a <b>b</b></p>',
    })
    expect(body).toEqual([
      {
        kind: 'element',
        name: 'p',
        attributes: { class: 'big', 'aria-label': 'a', lang: 'fr' },
        children: ['a ', { kind: 'element', name: 'b', children: ['b'] }],
      },
    ])
  })

  it('keeps white space between words and drops the layout of lists and tables', () => {
    const { body } = buildItem({ body: ' <ul> <li><b>a</b> <i>b</i></li> </ul> ' })
    expect(body).toMatchObject([
      { name: 'ul', children: [{ children: [{ name: 'b' }, ' ', { name: 'i' }] }] },
    ])
  })

  const notesOn = (body: string) => {
    const read = parseItemWithNotes(itemXml({ body }))
    return read.ok ? read.value.notes.map(({ message }) => message) : read.error
  }

  it.each([
    ['<style>p { color: red }</style>', '<style> is left out: the app has its own look'],
    ['<link rel="stylesheet" href="a.css"/>', '<link> is left out: the app has its own look'],
    [
      '<p style="background: url(a.png)">x</p>',
      'the picture in its style is left out: the app has its own look',
    ],
    [
      '<p><a href="tel:110">x</a></p>',
      'the address href="tel:110" is left out: the app does not open such links',
    ],
    [
      '<p><a href="ftp://a/b">x</a></p>',
      'the address href="ftp://a/b" is left out: the app does not open such links',
    ],
  ])('costs %s no more than a note', (body, note) => {
    expect(notesOn(body)).toEqual([note])
  })

  it.each(['javascript:x', ' java\tscript:x', 'data:text/html,x', 'vbscript:x'])(
    'refuses a link to %j, which could run',
    (href) => {
      expect(refusals({ body: `<p><a href="${href}">x</a></p>` })).toHaveLength(1)
    },
  )

  it.each([
    ['<p>x<o:p xmlns:o="urn:schemas-microsoft-com:office:office"> y</o:p></p>', ['x', ' y']],
    [
      '<p><s:p xmlns:s="http://www.w3.org/2001/10/synthesis">x <s:emphasis>y</s:emphasis></s:p></p>',
      ['x ', 'y'],
    ],
    ['<p><qti-content-body>x</qti-content-body></p>', ['x']],
    ['<p><nobr>x</nobr></p>', [{ kind: 'element', name: 'span', children: ['x'] }]],
    ['<p><label>x</label></p>', [{ kind: 'element', name: 'span', children: ['x'] }]],
  ])('keeps what is inside what other programs leave: %s', (body, children) => {
    expect(buildItem({ body }).body).toEqual([{ kind: 'element', name: 'p', children }])
  })

  it.each([
    ['qti-item-body', { body: '<p>one</p>' }],
    ['qti-response-processing', { processing: '' }],
    ['qti-template-processing', { rest: '<qti-template-processing/>' }],
  ])('refuses a second <%s> rather than to lose it', (name, parts: Parameters<typeof refusals>[0]) => {
    const rest = `${parts.rest ?? ''}<${name}/>`
    expect(refusals({ ...parts, rest })).toEqual([`there are two <${name}>`])
  })

  it.each([
    ['True', true],
    ['FALSE', false],
    ['', false],
    [' 1 ', true],
  ])('reads shuffle="%s" as it is meant', (written, shuffle) => {
    const { interactions } = buildItem({
      declarations: declare({ correct: ['A'] }),
      body: `<qti-choice-interaction response-identifier="RESPONSE" shuffle="${written}">${choices('qti-simple-choice', ['A', 'B'])}</qti-choice-interaction>`,
    })
    expect(interactions).toMatchObject([{ shuffle }])
  })

  it.each([
    '<script>x</script>',
    '<iframe src="x"/>',
    '<object data="x"/>',
    '<svg xmlns="http://www.w3.org/2000/svg"/>',
    '<form/>',
    '<input/>',
    '<p><script/></p>',
    '<math><mi><script/></mi></math>',
    '<math><annotation>x</annotation></math>',
  ])('refuses %s', (body) => {
    expect(refusals({ body })).toHaveLength(1)
  })

  it.each([
    'javascript:x()',
    ' java\nscript:x()',
    '\u0001javascript:x()',
    'JaVaScRiPt:x',
    'data:text/html,x',
    'vbscript:x',
  ])('calls %j no safe address', (address) => {
    expect(isSafeAddress(address)).toBe(false)
  })

  it.each([
    'a.png',
    '../images/a.png',
    'https://example.org/a',
    '#note',
    'mailto:a@example.org',
    'a/b:c.png',
  ])('calls %j a safe address', (address) => {
    expect(isSafeAddress(address)).toBe(true)
  })

  it('refuses an address that runs code', () => {
    expect(refusals({ body: '<p><a href="java&#10;script:x()">x</a></p>' })).toHaveLength(1)
  })

  it('reads MathML with and without a prefix, without its annotations', () => {
    const plain = '<math><semantics><mi>x</mi><annotation>secret</annotation></semantics></math>'
    const prefixed = '<m:math xmlns:m="http://www.w3.org/1998/Math/MathML"><m:mi>x</m:mi></m:math>'
    const mi = { kind: 'element', name: 'mi', children: ['x'] }
    expect(buildItem({ body: plain }).body).toEqual([
      { kind: 'element', name: 'math', children: [{ kind: 'element', name: 'mrow', children: [mi] }] },
    ])
    expect(buildItem({ body: prefixed }).body).toEqual([{ kind: 'element', name: 'math', children: [mi] }])
  })

  it('writes mfenced as a row with operators', () => {
    const { body } = buildItem({ body: '<math><mfenced open="["><mi>a</mi><mi>b</mi></mfenced></math>' })
    expect(JSON.stringify(body).match(/(?<=\[")[^"]+(?="\])/g)).toEqual(['[', 'a', ',', 'b', ')'])
  })

  it('keeps every source of a picture, and refuses one that runs code', () => {
    const picture = (srcset: string) =>
      `<p><picture><source srcset="${srcset}" type="image/webp"/><img src="a.png" alt="x"/></picture></p>`
    expect(JSON.stringify(buildItem({ body: picture('a.webp 1x, b.webp 2x') }).body)).toContain(
      '"srcset":"a.webp 1x, b.webp 2x"',
    )
    expect(refusals({ body: picture('a.webp, javascript:x() 2x') })).toHaveLength(1)
  })

  it.each([
    [
      'an image inside',
      '<object data="a.svg" type="image/svg+xml"><img src="a.png" alt="a  cat"/></object>',
      'a cat',
    ],
    ['text inside', '<object data="a.svg" type="image/svg+xml">a\n cat</object>', 'a cat'],
    ['an object inside', '<object data="a.svg"><object data="a.png"><p>a cat</p></object></object>', 'a cat'],
    ['nothing inside', '<object data="a.bmp"/>', ''],
  ])('describes an object by %s', (_, object, alt) => {
    const { body } = buildItem({ body: `<p>${object}</p>` })
    expect(body).toMatchObject([{ children: [{ name: 'img', attributes: { alt } }] }])
  })

  it('shows what stands inside an object of a kind that nobody can show', () => {
    const film =
      '<object data="a.swf" type="application/x-shockwave-flash"><param name="a"/><b>see page 3</b></object>'
    expect(buildItem({ body: `<p>${film}</p>` }).body).toMatchObject([
      { children: [{ name: 'b', children: ['see page 3'] }] },
    ])
    expect(
      refusals({ body: '<p><object data="a.swf" type="application/x-shockwave-flash"/></p>' }),
    ).toHaveLength(1)
  })

  it('leaves out the marks of alignment of MathML, and takes a row with a label as a row', () => {
    const table =
      '<math><mtable><mlabeledtr><mtd><maligngroup/><mi>x<malignmark/></mi><malignmark/><mo>=</mo></mtd></mlabeledtr></mtable></math>'
    const text = JSON.stringify(buildItem({ body: table }).body)
    expect(text).not.toContain('malign')
    expect(text).toContain('"name":"mtr"')
  })

  it.each([
    '<img src="data:image/png;base64,AA" alt="x"/>',
    '<video src="data:video/mp4;base64,AA" poster="data:image/png;base64,AA"/>',
    '<img src="a.png" srcset="data:image/png,AA 2x" alt="x"/>',
  ])('keeps what is written out in the address itself: %s', (body) => {
    expect(JSON.stringify(buildItem({ body: `<p>${body}</p>` }).body).match(/data:/g)?.length).toBe(
      body.match(/data:/g)?.length,
    )
  })

  it.each([
    '<img src="data:text/html,x" alt=""/>',
    '<video src="a.mp4" poster="javascript:x"/>',
    '<blockquote cite="javascript:x">q</blockquote>',
    '<a href="data:image/png,AA">x</a>',
  ])('refuses what could run: %s', (body) => {
    expect(refusals({ body: `<div>${body}</div>` })).toHaveLength(1)
  })

  it('says which cardinality and base type an interaction can fill, and asks no type of a record', () => {
    const slider = '<qti-slider-interaction response-identifier="RESPONSE" lower-bound="0" upper-bound="1"/>'
    expect(refusals({ declarations: declare({ cardinality: 'multiple' }), body: slider })).toEqual([
      '"RESPONSE" has the cardinality multiple, not single',
      '"RESPONSE" has the base type identifier, not integer or float',
    ])
    const record = '<qti-response-declaration identifier="RESPONSE" cardinality="record"/>'
    expect(refusals({ declarations: record, body: slider })).toEqual([
      '"RESPONSE" has the cardinality record, not single',
    ])
  })
})

it.each([
  ['feedback-block', 'outcome-identifier="SCORE"'],
  ['feedback-inline', 'outcome-identifier="SCORE"'],
  ['template-block', 'template-identifier="T"'],
  ['template-inline', 'template-identifier="T"'],
])('a %s keeps how it looks, its language and the help with it', (name, variable) => {
  const kept = { class: 'wide', dir: 'rtl', lang: 'de', 'data-catalog-idref': 'c' }
  const written = Object.entries(kept).map(([attribute, value]) => `${attribute}="${value}"`)
  const body = `<div><qti-${name} ${variable} identifier="x" show-hide="hide" id="i" title="t" ${written.join(' ')}>a</qti-${name}></div>`
  const rest = '<qti-template-declaration identifier="T" cardinality="single" base-type="identifier"/>'
  expect(buildItem({ body, rest }).body).toMatchObject([
    { children: [{ attributes: kept, condition: { value: 'x', showWhenMatching: false }, body: ['a'] }] },
  ])
  expect(JSON.stringify(buildItem({ body, rest }).body)).not.toMatch(/"id"|"title"/)
})

describe('white space', () => {
  const inside = (name: string) => {
    const [node] = buildItem({ body: `<div><${name}>\n  <b>a</b> \n</${name}></div>` }).body
    return typeof node === 'object' && node.kind === 'element' ? node.children?.[0] : undefined
  }
  const element = (name: string, ...children: unknown[]) => ({ kind: 'element', name, children })

  it.each('audio colgroup dl ol picture ruby table tbody tfoot thead tr ul video'.split(' '))(
    'between the children of <%s> is layout of the file',
    (name) => {
      expect(inside(name)).toEqual(element(name, element('b', 'a')))
    },
  )

  it.each(['p', 'div', 'li', 'td', 'pre'])('in <%s> is text', (name) => {
    expect(inside(name)).toEqual(element(name, '\n  ', element('b', 'a'), ' \n'))
  })

  it('alone is nothing', () => {
    expect(buildItem({ body: '<ul> \n </ul><p/>' }).body).toStrictEqual([
      { kind: 'element', name: 'ul' },
      { kind: 'element', name: 'p' },
    ])
  })

  it('and text in a list stays, where an author left it', () => {
    expect(JSON.stringify(buildItem({ body: '<ul> a <li>b</li></ul>' }).body)).toContain('" a "')
  })
})
