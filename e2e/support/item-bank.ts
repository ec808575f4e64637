import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Item } from '#lib/qti/item/item.ts'
import type { LexicalResponses } from '#lib/qti/item/public/public-response.ts'
import { parseAssessmentTest } from '#lib/qti/read/package/parse-assessment-test.ts'
import { parseItem } from '#lib/qti/read/parse-item.ts'
import { declaredCorrectResponses, singleChanges } from '#lib/qti/run/score/lexical-responses.ts'
import { assert } from '#lib/std/assert.ts'

const contentDir = join(import.meta.dirname, '../../prisma/content')

/** Every item that the app ships, with its key: what a test knows and a student's browser does not. */
export const itemBank: ReadonlyMap<string, Item> = new Map(
  readdirSync(contentDir, { recursive: true, encoding: 'utf8' })
    .filter((path) => /[\\/]items[\\/][^\\/]+\.xml$/.test(path))
    .map((path) => {
      const parsed = parseItem(readFileSync(join(contentDir, path), 'utf8'))
      assert(parsed.ok, `${path} parses`)
      return [parsed.value.identifier, parsed.value]
    }),
)

/** What each lesson that the app ships may ask, by the lesson's id. */
export const lessonItems: ReadonlyMap<string, string[]> = new Map(
  readdirSync(contentDir, { recursive: true, encoding: 'utf8' })
    .filter((path) => /[\\/]tests[\\/][^\\/]+\.xml$/.test(path))
    .map((path) => {
      const parsed = parseAssessmentTest(readFileSync(join(contentDir, path), 'utf8'))
      assert(parsed.ok, `${path} parses`)
      return [parsed.value.identifier, parsed.value.itemRefs.map(({ identifier }) => identifier)]
    }),
)

export function rightResponses(identifier: string): LexicalResponses {
  return declaredCorrectResponses(requireItem(identifier))
}

export function wrongResponses(identifier: string): LexicalResponses {
  const changes = singleChanges(requireItem(identifier))
  const answered = changes.find((change) =>
    Object.values(change).every((value) => value !== null && value.length > 0),
  )
  assert(answered, `${identifier} can be answered wrongly`)
  return answered
}

function requireItem(identifier: string): Item {
  const item = itemBank.get(identifier)
  assert(item, `${identifier} is in prisma/content`)
  return item
}
