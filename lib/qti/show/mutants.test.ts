import { describe, expect, it } from 'vitest'
import { checkItem } from '#lib/qti/check/check-item.ts'
import { mutateXml } from '#lib/qti/fixtures/mutate-xml.ts'
import { parseAssessmentTest } from '#lib/qti/read/package/parse-assessment-test.ts'
import { parseManifest } from '#lib/qti/read/package/parse-manifest.ts'
import { parseItem } from '#lib/qti/read/parse-item.ts'
import { parseStimulus } from '#lib/qti/read/parse-stimulus.ts'
import { declaredCorrectResponses } from '#lib/qti/run/score/lexical-responses.ts'
import { scoreItem } from '#lib/qti/run/score/score-item.ts'
import { createRandom } from '#lib/std/random.ts'
import { corpora, mutants, publish, secretMarkup } from '#scripts/testing/content/item-corpus.ts'
import { writePublicXml } from './write-public-xml.ts'

const files = corpora.flatMap((corpus) => corpus.files)

describe('a damaged file', () => {
  it(
    'is refused with a line and a reason, or published and scored like any other',
    () => {
      const random = createRandom(5, 6)
      let read = 0
      for (let mutant = 0; mutant < mutants; mutant++) {
        const { xml = '', name } = files[Math.floor(random() * files.length)] ?? {}
        const damaged = mutateXml(xml, random)
        const where = `mutant ${mutant} of ${name}`
        for (const parse of [parseAssessmentTest, parseManifest, parseStimulus]) parse(damaged)
        const parsed = parseItem(damaged)
        if (!parsed.ok) {
          expect(parsed.error[0]?.line, where).toBeGreaterThan(0)
          continue
        }
        read++
        const written = writePublicXml(publish(parsed.value, mutant))
        expect(written, where).not.toMatch(secretMarkup)
        const again = parseItem(written)
        if (!again.ok) throw new Error(`${where}: its public form is refused: ${JSON.stringify(again.error)}`)
        expect(writePublicXml(publish(again.value, mutant + 1)), where).toBe(written)
        scoreItem(parsed.value, declaredCorrectResponses(parsed.value, mutant), { seed: mutant })
        checkItem(parsed.value)
      }
      expect(read).toBeGreaterThan(mutants / 10)
    },
    60_000 + mutants * 100,
  )
})
