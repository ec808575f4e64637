import { describe, expect, it } from 'vitest'
import { parseItem } from '#lib/qti/read/parse-item.ts'
import { assert } from '#lib/std/assert.ts'
import { corpora } from '#scripts/testing/content/item-corpus.ts'
import { toQti3Xml } from './upgrade-tree.ts'

function written(xml: string): string {
  const result = toQti3Xml(xml)
  assert(result.ok, 'it is XML')
  return result.value
}

/** Patterns are compiled, so that two that are alike are not equal. */
function plain(item: unknown): string {
  return JSON.stringify(item, (_, value) => (value instanceof Map ? [...value] : value))
}

describe('QTI 2 written as QTI 3', () => {
  it('is the same item, in the words of QTI 3', () => {
    const xml = `<?xml version="1.0"?><assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1"
      xmlns:m="http://www.w3.org/1998/Math/MathML" identifier="i" title="a &lt; b" adaptive="false" timeDependent="false">
      <responseDeclaration identifier="R" cardinality="single" baseType="string"><mapping defaultValue="0">
        <mapEntry mapKey="a&#10;b" mappedValue="1"/></mapping></responseDeclaration>
      <itemBody><p>x <m:math><m:mi>y</m:mi></m:math> <![CDATA[<z>]]></p>
      <p><textEntryInteraction responseIdentifier="R" expectedLength="3"/></p></itemBody></assessmentItem>`
    const text = written(xml)
    expect(text).toContain(
      '<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="i"',
    )
    expect(text).toContain('<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>y</mi></math>')
    expect(parseItem(text)).toEqual(parseItem(xml))
    expect(written(text)).toBe(text)
  })

  it.each(corpora)('is the same item: $name', ({ files }) => {
    for (const { name, xml } of files) {
      const item = parseItem(xml)
      if (!item.ok) continue
      expect(plain(parseItem(written(xml))), name).toBe(plain(item))
    }
  })
})
