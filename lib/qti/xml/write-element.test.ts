import { expect, it } from 'vitest'
import { assert } from '#lib/std/assert.ts'
import { parseXml } from './parse-xml.ts'
import { escapeText, writeElement, writeTree } from './write-element.ts'

it('an element has the attributes that are given, and an end tag where it has content', () => {
  expect(writeElement('a', {})).toBe('<a/>')
  expect(writeElement('a', { b: '1', c: undefined, d: '' })).toBe('<a b="1" d=""/>')
  expect(writeElement('a', { b: '1' }, '<c/>')).toBe('<a b="1"><c/></a>')
})

it('what XML would read otherwise is written as a reference', () => {
  expect(escapeText('a & b < c > "d" \r\n\te')).toBe('a &amp; b &lt; c &gt; "d" &#13;\n\te')
  expect(writeElement('a', { b: '& < > " \r\n\t\'' })).toBe(
    '<a b="&amp; &lt; &gt; &quot; &#13;&#10;&#9;\'"/>',
  )
})

const roundTrip = (xml: string) => {
  const parsed = parseXml(xml)
  assert(parsed.ok, 'the document is well-formed')
  return writeTree(parsed.value.root)
}

it('a tree is a document in UTF-8 that says of each vocabulary where it begins', () => {
  const qti = 'xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0"'
  expect(roundTrip('<a b="&amp;"><c>x &lt; y</c> <d/></a>')).toBe(
    `<?xml version="1.0" encoding="UTF-8"?>\n<a ${qti} b="&amp;"><c>x &lt; y</c> <d/></a>\n`,
  )
  expect(
    roundTrip(
      '<a><m:math xmlns:m="http://www.w3.org/1998/Math/MathML"><m:mi>x</m:mi></m:math><s:say-as xmlns:s="http://www.w3.org/2001/10/synthesis"/><o:x xmlns:o="urn:other"><o:y/><z/></o:x></a>',
    ),
  ).toBe(
    `<?xml version="1.0" encoding="UTF-8"?>\n<a ${qti}><math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math><say-as xmlns="http://www.w3.org/2001/10/synthesis"/><x xmlns="urn:other"><y/><z ${qti}/></x></a>\n`,
  )
})
