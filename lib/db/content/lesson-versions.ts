import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { prepare, query } from '#lib/db/statement.ts'
import type { Difficulty, LessonChange, LessonType, PolicyName } from '#lib/std/terms.ts'
import { Prisma } from '#prisma/generated/client.ts'

/** Who changed something, `null` for the command line and the app itself, and when. */
export type Noted = { byId: string | null; at: Date }

/** What a lesson is and is worth. */
export type LessonTerms = {
  title: string
  type: LessonType
  policy: PolicyName
  xp: number | null
  /** 0–100 */
  masteryThreshold: number
  unit: string
}

/** All of a lesson that somebody decides. Versions of items never change, so their names are enough. */
export type LessonSnapshot = LessonTerms & {
  isDraft: boolean
  items: { itemId: string; identifier: string; subTest: number; difficulty: Difficulty }[]
}

const snapshot = Prisma.sql`jsonb_build_object('title', l.title, 'type', l.type, 'policy', l.policy, 'xp', l.xp,
  'masteryThreshold', l.mastery_threshold, 'unit', part.title, 'isDraft', l.withdrawn_at IS NOT NULL,
  'items', coalesce((SELECT jsonb_agg(jsonb_build_object('itemId', q.item_id, 'identifier', q.identifier,
    'subTest', q.sub_test, 'difficulty', q.difficulty) ORDER BY q.position)
    FROM lesson_item q WHERE q.lesson_id = l.id), '[]'))`

type Tx = Prisma.TransactionClient

/** Before a lesson is changed for the first time: keeps what it was until then. */
export async function noteFirstVersion(tx: Tx, lessonId: string): Promise<void> {
  const change = 'first' satisfies LessonChange
  await tx.$executeRaw`INSERT INTO lesson_version (lesson_id, number, at, change, snapshot)
    SELECT l.id, 1, l.updated_at, ${change}, ${snapshot} FROM lesson l JOIN component part ON part.id = l.component_id
    WHERE l.id = ${lessonId} AND NOT EXISTS (SELECT FROM lesson_version v WHERE v.lesson_id = l.id)`
}

/** After a lesson was changed: what it is now is its newest version, where it is another. */
export async function noteVersion(
  tx: Tx,
  { lessonId, byId, at, change }: Noted & { lessonId: string; change: LessonChange },
): Promise<void> {
  await tx.$executeRaw`
    WITH last AS (SELECT number, snapshot FROM lesson_version WHERE lesson_id = ${lessonId} ORDER BY number DESC LIMIT 1)
    INSERT INTO lesson_version (lesson_id, number, at, by_id, change, snapshot)
    SELECT l.id, coalesce((SELECT number FROM last), 0) + 1, ${at}, ${byId}::uuid, ${change}, ${snapshot}
    FROM lesson l JOIN component part ON part.id = l.component_id
    WHERE l.id = ${lessonId} AND ${snapshot} IS DISTINCT FROM (SELECT snapshot FROM last)`
}

export type LessonVersionRow = {
  number: number
  at: Date
  /** The name of who made it, if that is known. */
  by: string | null
  change: LessonChange
  title: string
  questions: number
  isDraft: boolean
}

const listAll = prepare<string>(
  'list-lesson-versions',
  ($) => `SELECT v.number, v.at, u.name AS by, v.change, v.snapshot->>'title' AS title,
      jsonb_array_length(v.snapshot->'items') AS questions, (v.snapshot->>'isDraft')::bool AS "isDraft"
    FROM lesson_version v LEFT JOIN "user" u ON u.id = v.by_id
    WHERE v.lesson_id = ${$((lessonId) => lessonId, 'text')} ORDER BY v.number DESC`,
  ['at'],
)

/** The newest first. */
export function listLessonVersions(db: Database, lessonId: string): Promise<LessonVersionRow[]> {
  return query<LessonVersionRow, string>(db, listAll, lessonId)
}

/** `null` where there is none of that number. */
export async function findLessonVersion(
  db: Database,
  lessonId: string,
  number: number,
): Promise<LessonSnapshot | null> {
  const row = await db.lessonVersion.findUnique({
    where: { lessonId_number: { lessonId, number } },
    select: { snapshot: true },
  })
  return (row?.snapshot as LessonSnapshot | undefined) ?? null
}
