import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkItem } from '#lib/qti/check/check-item.ts'
import { mutateXml } from '#lib/qti/fixtures/mutate-xml.ts'
import type { Item } from '#lib/qti/model.ts'
import { parseItem } from '#lib/qti/parse/parse-item.ts'
import { declaredCorrectResponses } from '#lib/qti/score/declared-correct-responses.ts'
import { scoreItem } from '#lib/qti/score/score-item.ts'
import { createRandom } from '#lib/std/random.ts'
import type { PublicItem } from './public-item.ts'
import { toPublicItem } from './to-public-item.ts'
import { writePublicXml } from './write-public-xml.ts'

const root = join(import.meta.dirname, '../../..')

/** The items of the wild lie beside the repository, where somebody has put them. */
const wild = join(root, '../shared/qti/items')
const own = join(root, 'prisma/content')

function xmlBelow(folder: string): { name: string; xml: string }[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.xml'))
    .map((name) => ({ name, xml: readFileSync(join(folder, name), 'utf8') }))
}

function show(item: Item, seed: number): PublicItem {
  const stimulus = { identifier: 's', title: 'S', body: [] }
  const stimuli = item.stimulusRefs.map(({ identifier }) => ({ reference: identifier, stimulus }))
  return toPublicItem(item, { seed, stimuli, resolveHref: (href) => href })
}

const forbidden =
  /<qti-(?:correct-response|default-value|mapping|area-mapping|match-table|interpolation-table|outcome|response-processing|template|modal-feedback|feedback|context-declaration)|interpretation=|<!--|<!\[CDATA|<annotation|SECRET/

describe.each([
  { name: 'our own content', folder: own },
  { name: 'items of the wild', folder: wild },
])('$name', ({ folder }) => {
  const files = xmlBelow(folder)

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
        const shown = show(parsed.value, 11)
        const written = writePublicXml(shown)
        expect(writePublicXml(show(parsed.value, 11)), name).toBe(written)
        expect(written, name).not.toMatch(forbidden)
        const again = parseItem(written)
        expect(again, name).toMatchObject({ ok: true })
        if (!again.ok) continue
        expect(declaredCorrectResponses(again.value), name).toEqual({})
        expect(show(again.value, 12), name).toEqual(shown)
        expect(writePublicXml(show(again.value, 12)), name).toBe(written)
      }
    },
  )

  it.skipIf(files.length === 0)(
    'does not break what reads it, however it is damaged',
    () => {
      const random = createRandom(5, 6)
      for (let mutant = 0; mutant < 500; mutant++) {
        const { xml = '' } = files[Math.floor(random() * files.length)] ?? {}
        const parsed = parseItem(mutateXml(xml, random))
        if (!parsed.ok) continue
        writePublicXml(show(parsed.value, mutant))
        scoreItem(parsed.value, declaredCorrectResponses(parsed.value))
        checkItem(parsed.value)
      }
    },
    60_000,
  )
})
