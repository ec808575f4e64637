import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Item } from '#lib/qti/item/item.ts'
import type { LexicalResponses } from '#lib/qti/item/public/public-response.ts'
import { parseItem } from '#lib/qti/read/parse-item.ts'
import { declaredCorrectResponses } from '#lib/qti/run/score/lexical-responses.ts'

const root = join(import.meta.dirname, '../../..')

/** Items of many authors where somebody has put them beside the repository, else the demo's own. */
const folders = [join(root, '../shared/qti/items'), join(root, 'prisma/content')]

/** An item in each form in which a stage takes it. */
export type Sample = { xml: string; item: Item; correct: LexicalResponses }

/** All items that the engine reads; `leftOut` counts tests, manifests, results and what is refused. */
export function readCorpus(folder = folders.find((candidate) => existsSync(candidate)) ?? '') {
  const xmls = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.xml'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
  const samples = xmls.flatMap((xml): Sample[] => {
    const parsed = parseItem(xml)
    if (!parsed.ok) return []
    return [{ xml, item: parsed.value, correct: declaredCorrectResponses(parsed.value) }]
  })
  const bytes = samples.reduce((sum, { xml }) => sum + Buffer.byteLength(xml), 0)
  return { samples, bytes, leftOut: xmls.length - samples.length }
}
