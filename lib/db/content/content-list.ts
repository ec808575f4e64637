import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { type Parameter, prepare, query } from '#lib/db/statement.ts'
import type { Difficulty, LessonType, PolicyName } from '#lib/std/terms.ts'
import type { LessonOwnerRow } from './stored-lessons.ts'

/** Who looks at content: an administrator sees every draft, anybody else those of their own. */
export type ContentReader = { readerId: string; seesAll: boolean }

export type ContentCourseRow = { id: string; code: string; title: string; lessons: number; drafts: number }

export type ContentLessonRow = LessonOwnerRow & {
  id: string
  title: string
  type: LessonType
  unit: string
  questions: number
  ownerName: string | null
}

/** As SQL of a lesson `l`: the reader may know of it. */
function isReadable<T extends ContentReader>($: Parameter<T>): string {
  const me = $(({ readerId }) => readerId, 'uuid')
  return `(l.withdrawn_at IS NULL OR l.owner_id = ${me} OR ${$(({ seesAll }) => seesAll, 'bool')})`
}

const ownerColumns = `l.owner_id AS "ownerId", l.owned_by_app AS "ownedByApp",
  l.withdrawn_at IS NOT NULL AS "isWithdrawn", o.name AS "ownerName"`
const questionCount = '(SELECT count(*)::int FROM lesson_item q WHERE q.lesson_id = l.id) AS questions'

type Courses = ContentReader & { codes: readonly string[] }

const listCourses = prepare<Courses>(
  'list-content-courses',
  ($) => `SELECT c.id, c.code, c.title, count(l.id)::int AS lessons,
      count(l.withdrawn_at)::int AS drafts
    FROM course c LEFT JOIN lesson l ON l.course_id = c.id AND ${isReadable($)}
    WHERE c.withdrawn_at IS NULL AND (c.source = 'school' OR c.code = ANY (${$(({ codes }) => codes, 'text[]')}))
    GROUP BY c.id ORDER BY c.sort_order, c.code`,
)

/** The courses that are listed, `codes` being those of the configuration, with how many lessons the reader finds there. */
export function listContentCourses(db: Database, input: Courses): Promise<ContentCourseRow[]> {
  return query<ContentCourseRow, Courses>(db, listCourses, input)
}

type OfCourse = ContentReader & { courseId: string }

const listLessons = prepare<OfCourse>(
  'list-content-lessons',
  ($) => `SELECT l.id, l.title, l.type::text AS type, part.title AS unit, ${questionCount}, ${ownerColumns}
    FROM lesson l JOIN component part ON part.id = l.component_id LEFT JOIN "user" o ON o.id = l.owner_id
    WHERE l.course_id = ${$(({ courseId }) => courseId, 'text')} AND ${isReadable($)} ORDER BY l.sort_order, l.id`,
)

/** In their order. */
export function listContentLessons(db: Database, input: OfCourse): Promise<ContentLessonRow[]> {
  return query<ContentLessonRow, OfCourse>(db, listLessons, input)
}

export type ContentPlaceRow = {
  itemId: string
  identifier: string
  title: string
  subTest: number
  difficulty: Difficulty
}

export type ContentLessonDetailsRow = ContentLessonRow & {
  policy: PolicyName
  xp: number | null
  masteryThreshold: number
  copiedFrom: { id: string; title: string } | null
  course: { id: string; code: string; title: string }
  /** In their order. */
  items: ContentPlaceRow[]
}

type OfLesson = ContentReader & { lessonId: string }

const findOne = prepare<OfLesson>(
  'find-content-lesson',
  ($) => `SELECT l.id, l.title, l.type::text AS type, l.policy::text AS policy, l.xp,
      l.mastery_threshold AS "masteryThreshold", part.title AS unit, ${questionCount}, ${ownerColumns},
      json_build_object('id', c.id, 'code', c.code, 'title', c.title) AS course,
      (SELECT json_build_object('id', f.id, 'title', f.title) FROM lesson f
        WHERE f.id = l.copied_from AND f.withdrawn_at IS NULL) AS "copiedFrom",
      coalesce((SELECT json_agg(json_build_object('itemId', q.item_id, 'identifier', q.identifier, 'title', i.title,
        'subTest', q.sub_test, 'difficulty', q.difficulty) ORDER BY q.position)
        FROM lesson_item q JOIN item i ON i.id = q.item_id WHERE q.lesson_id = l.id), '[]') AS items
    FROM lesson l JOIN course c ON c.id = l.course_id JOIN component part ON part.id = l.component_id
      LEFT JOIN "user" o ON o.id = l.owner_id
    WHERE l.id = ${$(({ lessonId }) => lessonId, 'text')} AND ${isReadable($)}`,
)

/** With its questions; `null` where there is none that the reader may know of. */
export async function findContentLesson(
  db: Database,
  input: OfLesson,
): Promise<ContentLessonDetailsRow | null> {
  const [row] = await query<ContentLessonDetailsRow, OfLesson>(db, findOne, input)
  return row ?? null
}

export type ContentItemRow = {
  itemId: string
  identifier: string
  title: string
  /** The name of who wrote it here. */
  author: string | null
  createdById: string | null
  /** The newest version of what is called so. */
  isNewest: boolean
  /** Those that ask this version, and that the reader may know of. */
  lessons: { id: string; title: string }[]
  /** How many lessons ask a version of it that is this reader's to change, and how many that is not. */
  own: number
  others: number
}

type OfItem = ContentReader & { itemId: string }

const findItem = prepare<OfItem>('find-content-item', ($) => {
  const me = $(({ readerId }) => readerId, 'uuid')
  const all = $(({ seesAll }) => seesAll, 'bool')
  const isOwn = `(l.owner_id = ${me} OR (${all} AND NOT l.owned_by_app))`
  return `SELECT i.id AS "itemId", i.identifier, i.title, o.name AS author, i.created_by_id AS "createdById",
      NOT EXISTS (SELECT FROM item n WHERE n.identifier = i.identifier AND n.created_at > i.created_at) AS "isNewest",
      coalesce((SELECT json_agg(json_build_object('id', l.id, 'title', l.title) ORDER BY l.title, l.id)
        FROM lesson_item q JOIN lesson l ON l.id = q.lesson_id
        WHERE q.item_id = i.id AND ${isReadable($)}), '[]') AS lessons,
      used.own, used.others
    FROM item i LEFT JOIN "user" o ON o.id = i.created_by_id
      CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE ${isOwn})::int AS own,
          count(*) FILTER (WHERE NOT ${isOwn})::int AS others
        FROM item v JOIN lesson_item q ON q.item_id = v.id JOIN lesson l ON l.id = q.lesson_id
        WHERE v.identifier = i.identifier) used
    WHERE i.id = ${$(({ itemId }) => itemId, 'uuid')} AND ${isReadableItem($)}`
})

/** As SQL of an item `i`: its author's, or of a lesson that the reader may know of, or of nobody and in none. */
export function isReadableItem<T extends ContentReader>($: Parameter<T>): string {
  const me = $(({ readerId }) => readerId, 'uuid')
  return `(${$(({ seesAll }) => seesAll, 'bool')} OR i.created_by_id = ${me}
    OR EXISTS (SELECT FROM lesson_item q JOIN lesson l ON l.id = q.lesson_id WHERE q.item_id = i.id AND ${isReadable($)})
    OR (i.created_by_id IS NULL AND NOT EXISTS (SELECT FROM lesson_item q WHERE q.item_id = i.id)))`
}

/** One version of a question; `null` where there is none that the reader may know of. */
export async function findContentItem(db: Database, input: OfItem): Promise<ContentItemRow | null> {
  const [row] = await query<ContentItemRow, OfItem>(db, findItem, input)
  return row ?? null
}

export type PickedItemRow = { itemId: string; identifier: string }

type Picked = ContentReader & { itemIds: string[] }

const listPicked = prepare<Picked>(
  'list-picked-items',
  ($) => `SELECT i.id AS "itemId", i.identifier FROM item i
    WHERE i.id = ANY (${$(({ itemIds }) => itemIds, 'uuid[]')}) AND ${isReadableItem($)}`,
)

/** Those of them that the reader may know of, in no order. */
export function listPickedItems(db: Database, input: Picked): Promise<PickedItemRow[]> {
  return query<PickedItemRow, Picked>(db, listPicked, input)
}

/** The course of that id, if lessons can stand in it. */
export async function findContentCourse(
  db: Database,
  where: { id: string } | { code: string },
  codes: readonly string[],
): Promise<{ id: string; code: string; title: string } | null> {
  const named =
    'id' in where ? where : { code: { equals: escapeLike(where.code), mode: 'insensitive' as const } }
  return db.course.findFirst({
    where: { ...named, withdrawnAt: null, OR: [{ source: 'school' }, { code: { in: [...codes] } }] },
    select: { id: true, code: true, title: true },
  })
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}

export type FoundItemRow = {
  itemId: string
  identifier: string
  title: string
  /** How many lessons ask it. */
  lessons: number
  total: number
}

type Search = ContentReader & { search: string; courseId: string | null; limit: number; offset: number }

const searchItems = prepare<Search>('search-content-items', ($) => {
  const me = $(({ readerId }) => readerId, 'uuid')
  const like = $(({ search }) => `%${escapeLike(search)}%`, 'text')
  const course = $(({ courseId }) => courseId, 'text')
  const asked = `FROM lesson_item q JOIN lesson l ON l.id = q.lesson_id WHERE q.item_id = i.id AND ${isReadable($)}`
  return `SELECT i.id AS "itemId", i.identifier, i.title, (SELECT count(*)::int ${asked}) AS lessons,
      count(*) OVER ()::int AS total
    FROM item i
    WHERE (EXISTS (SELECT ${asked} AND (${course} IS NULL OR l.course_id = ${course}))
      OR (${course} IS NULL AND i.created_by_id = ${me} AND NOT EXISTS (SELECT FROM item n
        WHERE n.identifier = i.identifier AND n.created_at > i.created_at)))
    AND (i.title ILIKE ${like} OR i.identifier ILIKE ${like}
      OR CASE WHEN i.xml ILIKE ${like} THEN regexp_replace(i.xml, '<[^>]*>', ' ', 'g') ILIKE ${like} ELSE false END)
    ORDER BY i.title, i.identifier, i.created_at DESC
    LIMIT ${$(({ limit }) => limit, 'int')} OFFSET ${$(({ offset }) => offset, 'int')}`
})

/** Questions that lessons ask, and those that the reader wrote, by what they say; by title. */
export function findContentItems(db: Database, input: Search): Promise<FoundItemRow[]> {
  return query<FoundItemRow, Search>(db, searchItems, input)
}
