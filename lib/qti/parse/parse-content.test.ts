import { describe, expect, it } from 'vitest'
import { buildItem, refusals } from '#lib/qti/fixtures/build-item.ts'
import { isSafeAddress } from './pick-attributes.ts'

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

  it.each([
    '<script>x</script>',
    '<style>x</style>',
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
})
