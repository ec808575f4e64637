import 'server-only'
import { zipSync } from 'fflate'
import { listPool } from '#lib/db/content/banks.ts'
import { findAsset, type ItemRow, listItems } from '#lib/db/content/items.ts'
import { findLesson } from '#lib/db/content/lessons.ts'
import { findLessonOwner } from '#lib/db/content/stored-lessons.ts'
import { assert } from '#lib/std/assert.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { type Author, mayChangeLesson } from './lesson-owner.ts'
import { type PackagedItem, writePackage } from './write-package.ts'

/** Zip keeps a date of each file; a fixed one gives the same bytes for the same lesson. */
const date = new Date(1980, 0, 1)

/**
 * A lesson with all its items, keys included, as a zipped QTI 3 content package: for teachers only. Throws
 * `LESSON_NOT_FOUND`, also for another's draft; `by` is the school unless said.
 */
export async function exportLesson(
  { db }: Deps,
  { lesson: id, by = 'school' }: { lesson: string; by?: Author },
): Promise<Uint8Array> {
  const owner = await findLessonOwner(db, id)
  const lesson = owner && mayChangeLesson(by, owner) !== 'hidden' ? await findLesson(db, id) : null
  if (!lesson) throw new DomainError('LESSON_NOT_FOUND', `There is no lesson ${id}.`)
  const pool = await listPool(db, id)
  const rows = new Map(
    (
      await listItems(
        db,
        pool.map(({ itemId }) => itemId),
      )
    ).map((row) => [row.id, row]),
  )
  const items: PackagedItem[] = []
  for (const { itemId, subTest, difficulty, typicalMs } of pool) {
    const row = rows.get(itemId)
    assert(row, `item ${itemId} is stored`)
    const { identifier, xml, stimuli } = row
    items.push({
      identifier,
      subTest,
      difficulty,
      typicalMs,
      xml,
      stimuli,
      assets: await loadAssets(db, row),
    })
  }
  const { title, type, policy, xp, component } = lesson
  const files = writePackage({ id, title, type, policy, xp, unit: component, items })
  return zipSync(Object.fromEntries(files), { mtime: date })
}

async function loadAssets(db: Deps['db'], { assets }: ItemRow): Promise<PackagedItem['assets']> {
  return Promise.all(
    assets.map(async ({ href, sha256 }) => {
      const asset = await findAsset(db, sha256)
      assert(asset, `asset ${sha256} is stored`)
      return { href, bytes: asset.bytes }
    }),
  )
}
