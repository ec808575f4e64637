import { describe, expect, it } from 'vitest'
import { buildItem, refusals } from '#lib/qti/fixtures/build-item.ts'

/** MathML Core's presentation elements, and what is left of the others. */

const read = (inside: string) => {
  const [math] = buildItem({ body: `<math>${inside}</math>` }).body
  return typeof math === 'object' && math.kind === 'element' ? math.children : undefined
}
const element = (name: string, ...children: unknown[]) => ({
  kind: 'element',
  name,
  ...(children.length > 0 && { children }),
})

describe('an element of MathML', () => {
  it.each('mi mn mo ms mtext'.split(' '))('%s holds text', (name) => {
    expect(read(`<${name}>x</${name}>`)).toStrictEqual([element(name, 'x')])
  })

  it.each(
    'maction menclose merror mfrac mmultiscripts mover mpadded mphantom mroot mrow msqrt mstyle msub msubsup msup mtable mtd mtr munder munderover'.split(
      ' ',
    ),
  )('%s holds others', (name) => {
    expect(read(`<${name}> <mi>x</mi> <mn>2</mn></${name}>`)).toStrictEqual([
      element(name, element('mi', 'x'), element('mn', '2')),
    ])
  })

  it.each(['mspace', 'mprescripts', 'none'])('%s holds nothing', (name) => {
    expect(read(`<${name}/>`)).toStrictEqual([element(name)])
  })

  it.each(
    'accent accentunder alttext class columnalign columnlines columnspacing columnspan depth dir display displaystyle fence form frame height id intent largeop linethickness lspace mathvariant maxsize minsize movablelimits notation rowalign rowlines rowspacing rowspan rspace scriptlevel separator stretchy symmetric voffset width'.split(
      ' ',
    ),
  )('may say its %s', (name) => {
    expect(read(`<mo ${name}="1" onclick="x" href="#a">x</mo>`)).toStrictEqual([
      { kind: 'element', name: 'mo', attributes: { [name]: '1' }, children: ['x'] },
    ])
  })

  it.each([
    ['<mglyph/>', '<mglyph> is no MathML that is supported'],
    ['<annotation>x</annotation>', '<annotation> is no MathML that is supported'],
    ['<mi><mi>x</mi></mi>', '<mi> is not supported inside <mi>'],
  ])('is not %s', (inside, message) => {
    expect(refusals({ body: `<math>${inside}</math>` })).toStrictEqual([message])
  })
})

describe('what MathML Core has not', () => {
  it('is said by what it has', () => {
    expect(read('<semantics><mi>x</mi><annotation>secret</annotation></semantics>')).toStrictEqual([
      element('mrow', element('mi', 'x')),
    ])
    expect(read('<semantics/>')).toStrictEqual([{ ...element('mrow'), children: [] }])
    expect(read('<mlabeledtr><mtd/></mlabeledtr>')).toStrictEqual([element('mtr', element('mtd'))])
    expect(read('<mrow><maligngroup/><mi>x<malignmark/></mi></mrow>')).toStrictEqual([
      element('mrow', element('mi', 'x')),
    ])
  })

  it.each([
    ['', ['(', ')']],
    ['<mi>a</mi>', ['(', 'a', ')']],
    ['<mi>a</mi><mi>b</mi><mi>c</mi>', ['(', 'a', ',', 'b', ',', 'c', ')']],
  ])('a fence around %s has its marks', (inside, texts) => {
    expect(JSON.stringify(read(`<mfenced>${inside}</mfenced>`)).match(/(?<=\[")[^"]+(?="\])/g)).toStrictEqual(
      texts,
    )
  })

  it('a fence may have other marks, the last of which goes on, or none', () => {
    const three = '<mi>a</mi><mi>b</mi><mi>c</mi><mi>d</mi>'
    const marksOf = (attributes: string) =>
      JSON.stringify(read(`<mfenced ${attributes}>${three}</mfenced>`))
        .match(/(?<=\[")[^"]+(?="\])/g)
        ?.join('')
    expect(marksOf('open="[" close="]" separators="; |"')).toBe('[a;b|c|d]')
    expect(marksOf('separators=""')).toBe('(abcd)')
    expect(JSON.stringify(read(`<mfenced separators="">${three}</mfenced>`)).match(/"mo"/g)).toHaveLength(2)
    expect(read('<mfenced open="" close=""/>')).toStrictEqual([element('mrow', element('mo'), element('mo'))])
  })
})
