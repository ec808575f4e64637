import { describe, expect, it } from 'vitest'
import { parseItem } from '#lib/qti/read/parse-item.ts'
import { declaredCorrectResponses } from '#lib/qti/run/score/lexical-responses.ts'
import { corpora, publish, secretMarkup } from '#scripts/testing/content/item-corpus.ts'
import { writePublicXml } from './write-public-xml.ts'

describe.each(corpora)('$name', ({ files }) => {
  it.skipIf(files.length === 0)('is read, or refused with a line and a reason', () => {
    for (const { name, xml } of files) {
      const parsed = parseItem(xml)
      const problems = parsed.ok ? [] : parsed.error
      if (!parsed.ok) expect(problems.length, name).toBeGreaterThan(0)
      for (const { line, message } of problems) {
        expect(line, name).toBeGreaterThan(0)
        expect(message.length, name).toBeGreaterThan(9)
      }
    }
  })

  it.skipIf(files.length === 0)(
    'has a public form without answers, which is the public form of itself',
    () => {
      for (const { name, xml } of files) {
        const parsed = parseItem(xml)
        if (!parsed.ok) continue
        const shown = publish(parsed.value, 11)
        const written = writePublicXml(shown)
        expect(writePublicXml(publish(parsed.value, 11)), name).toBe(written)
        expect(written, name).not.toMatch(secretMarkup)
        const again = parseItem(written)
        expect(again, name).toMatchObject({ ok: true })
        if (!again.ok) continue
        expect(declaredCorrectResponses(again.value), name).toEqual({})
        expect(publish(again.value, 12), name).toEqual(shown)
        expect(writePublicXml(publish(again.value, 12)), name).toBe(written)
      }
    },
  )
})
