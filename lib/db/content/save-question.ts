import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { recordAudit } from '#lib/db/school/audit.ts'
import { noteFirstVersion, noteVersion } from './lesson-versions.ts'
import { listPlaces } from './save-lesson.ts'
import { type ItemInput, saveItem, takeTurn } from './save-package.ts'
import type { LessonOwnerRow } from './stored-lessons.ts'
import { writeBank } from './write-bank.ts'

type By = { byId: string; at: Date }
export type AskingLesson = LessonOwnerRow & { id: string }

/**
 * Stores a version of a question that somebody wrote, and has the lessons ask it that `choose` picks of all that ask
 * the question in whatever version. What `choose` throws, nothing is stored of.
 */
export async function saveQuestion(
  db: Database,
  item: Omit<ItemInput, 'stimuli' | 'assets'>,
  { by, choose }: { by: By; choose: (asking: AskingLesson[]) => string[] },
): Promise<string> {
  return db.$transaction(
    async (tx) => {
      await takeTurn(tx)
      const { identifier } = item
      const rows = await tx.lesson.findMany({
        where: { items: { some: { identifier } } },
        select: { id: true, ownerId: true, ownedByApp: true, withdrawnAt: true },
      })
      const asking = rows.map(({ withdrawnAt, ...row }) => ({ ...row, isWithdrawn: withdrawnAt !== null }))
      const chosen = choose(asking)
      const itemId = await saveItem(tx, { ...item, createdById: by.byId, stimuli: [], assets: [] })
      for (const lessonId of chosen) {
        const places = await listPlaces(tx, lessonId)
        await noteFirstVersion(tx, lessonId)
        await writeBank(
          tx,
          lessonId,
          places.map((place) => (place.identifier === identifier ? { ...place, itemId } : place)),
        )
        await noteVersion(tx, { lessonId, change: 'changed', ...by })
      }
      await recordAudit(
        tx,
        chosen.map((id) => ({ ...by, action: 'lesson.changed', subject: { kind: 'lesson', id } }) as const),
      )
      return itemId
    },
    { timeout: 30_000, maxWait: 10_000 },
  )
}
