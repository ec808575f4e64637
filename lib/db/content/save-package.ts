import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { saveLines } from '#lib/db/gradebook/grades.ts'
import { assert } from '#lib/std/assert.ts'
import { adaptiveType, type Difficulty, type LessonType, type PolicyName } from '#lib/std/terms.ts'
import type { CourseSource, Prisma } from '#prisma/generated/client.ts'
import { toLessonTypeRow } from './lesson-type.ts'
import { listStoredLessons, type StoredLessonRow } from './stored-lessons.ts'

type AssetInput = { href: string; sha256: string; mediaType: string; bytes: Uint8Array }
type StimulusInput = { reference: string; identifier: string; sha256: string; title: string; xml: string }

export type ItemInput = {
  identifier: string
  sha256: string
  title: string
  xml: string
  /** Chance of a right answer by guessing, 0–1; `null` where it is not known. */
  guessing: number | null
  /** Whether an answer to it can be worth anything. */
  scored: boolean
  stimuli: StimulusInput[]
  assets: AssetInput[]
}

export type LessonInput = {
  id: string
  title: string
  type: LessonType
  xp: number | null
  policy: PolicyName
  unit: string
  /** More than one makes it an assessment bank. */
  subTests: number
  items: LessonItemInput[]
}

type LessonItemInput = {
  identifier: string
  /** 1, 2, … */
  subTest: number
  difficulty: Difficulty
  /** How long students usually take; `null` where it is not known. */
  typicalMs: number | null
  /** The version that the lesson has already. */
  kept?: true
}

/** The course of exactly that code. */
export async function findCourseOfCode(
  db: Database,
  code: string,
): Promise<{ id: string; source: CourseSource } | null> {
  return db.course.findUnique({ where: { code }, select: { id: true, source: true } })
}

type PackageInput<Settled> = {
  courseId: string
  /** What the course is called from now on; without it it keeps its title. */
  courseTitle?: string
  /** What the package calls its lessons. */
  names: string[]
  /** Whose its new lessons become. */
  owner: { ownerId: string | null; ownedByApp: boolean }
  items: Iterable<ItemInput>
  /** What is to be stored beside the lessons that may be meant; nothing is where it throws. */
  settle: (stored: StoredLessonRow[]) => Settled
}

/**
 * Stores lessons and items in a course, all or nothing, one package at a time: what is settled holds until it is
 * stored. What the course has already keeps its place and its owner; what is new comes behind, in its own order.
 * Attempts keep the versions they were made on.
 */
export async function savePackage<Settled extends { lessons: LessonInput[] }>(
  db: Database,
  { courseId, courseTitle, names, owner, items, settle }: PackageInput<Settled>,
): Promise<Settled> {
  return db.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('save-package'))`
      const settled = settle(await listStoredLessons(tx, names))
      const { lessons } = settled
      if (lessons.length === 0) return settled
      if (courseTitle !== undefined)
        await tx.course.update({ where: { id: courseId }, data: { title: courseTitle } })
      const itemIds = new Map<string, string>()
      for (const item of items) itemIds.set(item.identifier, await saveItem(tx, item))
      const units = [...new Set(lessons.map(({ unit }) => unit))]
      const last = await findLastPlaces(tx, courseId)
      for (const title of units) await saveComponent(tx, { courseId, title, sortOrder: ++last.unit })
      for (const lesson of lessons)
        await saveLesson(tx, { lesson, courseId, owner, sortOrder: ++last.lesson, itemIds })
      return settled
    },
    { timeout: 120_000, maxWait: 10_000 },
  )
}

type Tx = Prisma.TransactionClient

/** −1 where there is nothing yet. */
async function findLastPlaces(tx: Tx, courseId: string): Promise<{ unit: number; lesson: number }> {
  const where = { courseId }
  const unit = await tx.component.aggregate({ where, _max: { sortOrder: true } })
  const lesson = await tx.lesson.aggregate({ where, _max: { sortOrder: true } })
  return { unit: unit._max.sortOrder ?? -1, lesson: lesson._max.sortOrder ?? -1 }
}

function componentId(courseId: string, title: string): string {
  const slug = title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')
  return `${courseId}-unit-${slug}`
}

async function saveComponent(
  tx: Tx,
  { courseId, title, sortOrder }: { courseId: string; title: string; sortOrder: number },
): Promise<void> {
  const id = componentId(courseId, title)
  await tx.component.upsert({
    where: { id },
    create: { id, courseId, title, sortOrder },
    update: {},
  })
}

/** A version that is stored already is taken as it is; only what is worked out from it may be known better now. */
export async function saveItem(tx: Tx, { stimuli, assets, ...item }: ItemInput): Promise<string> {
  const { identifier, sha256 } = item
  const known = await tx.item.findUnique({
    where: { identifier_sha256: { identifier, sha256 } },
    select: { id: true, guessing: true, scored: true },
  })
  if (known) {
    const { guessing, scored } = item
    if (known.guessing !== guessing || known.scored !== scored)
      await tx.item.update({ where: { id: known.id }, data: { guessing, scored } })
    return known.id
  }
  const { id } = await tx.item.create({ data: item, select: { id: true } })
  for (const { reference, ...stimulus } of stimuli) {
    const key = { identifier: stimulus.identifier, sha256: stimulus.sha256 }
    const saved = await tx.stimulus.upsert({
      where: { identifier_sha256: key },
      create: stimulus,
      update: {},
      select: { id: true },
    })
    await tx.itemStimulus.create({ data: { itemId: id, reference, stimulusId: saved.id } })
  }
  for (const { href, bytes, ...asset } of assets) {
    const create = { ...asset, bytes: new Uint8Array(bytes) }
    await tx.asset.upsert({ where: { sha256: asset.sha256 }, create, update: {} })
    await tx.itemAsset.create({ data: { itemId: id, href, sha256: asset.sha256 } })
  }
  return id
}

type LessonSave = {
  lesson: LessonInput
  courseId: string
  owner: PackageInput<unknown>['owner']
  sortOrder: number
  itemIds: Map<string, string>
}

async function saveLesson(
  tx: Tx,
  { lesson, courseId, owner, sortOrder, itemIds }: LessonSave,
): Promise<void> {
  const { id, title, xp, unit, policy, subTests } = lesson
  const data = {
    title,
    xp,
    policy,
    subTests,
    courseId,
    type: toLessonTypeRow(lesson.type),
    componentId: componentId(courseId, unit),
  }
  await tx.lesson.upsert({ where: { id }, create: { id, ...data, ...owner, sortOrder }, update: data })
  const before = await tx.lessonItem.findMany({ where: { lessonId: id }, orderBy: { position: 'asc' } })
  const earlier = new Map(before.map((place) => [place.identifier, place]))
  const bank = lesson.items.map(({ kept, ...item }, position) => {
    const known = earlier.get(item.identifier)
    const itemId = kept ? known?.itemId : itemIds.get(item.identifier)
    assert(itemId, `the item ${item.identifier} of ${id} is stored`)
    return { ...item, lessonId: id, position, itemId, rating: known?.rating ?? null }
  })
  if (!isSameBank(before, bank)) await keepBank(tx, id)
  await tx.lessonItem.deleteMany({ where: { lessonId: id } })
  await tx.lessonItem.createMany({ data: bank })
  await saveLines(tx, id)
}

type BankItem = Pick<Prisma.LessonItemCreateManyInput, 'identifier' | 'itemId' | 'subTest' | 'difficulty'>

/** True when both ask the same versions of the same questions; estimates are of a question and not of a bank. */
function isSameBank(before: readonly BankItem[], after: readonly BankItem[]): boolean {
  const asked = (bank: readonly BankItem[]) =>
    JSON.stringify(
      bank.map(({ identifier, itemId, subTest, difficulty }) => [identifier, itemId, subTest, difficulty]),
    )
  return asked(before) === asked(after)
}

/**
 * Before a lesson gets other questions: keeps those that it has for the adaptive attempts that began with them,
 * closed ones too, as they may be reset and are shown with their bank. Linear ones have their own copy. A change
 * that was decided on the questions so far is refused, as each attempt's version grows.
 */
async function keepBank(tx: Prisma.TransactionClient, lessonId: string): Promise<void> {
  await tx.$executeRaw`
    WITH began AS (
      SELECT id FROM attempt
      WHERE lesson_id = ${lessonId} AND lesson_type = ${adaptiveType}::lesson_type AND kept_bank_id IS NULL FOR NO KEY UPDATE),
    bank AS (
      INSERT INTO kept_bank (id, lesson_id) SELECT gen_random_uuid(), ${lessonId}
      WHERE EXISTS (SELECT FROM began) RETURNING id),
    kept AS (
      INSERT INTO kept_bank_item
        (bank_id, position, sub_test, item_id, identifier, difficulty, rating, typical_ms)
      SELECT bank.id, i.position, i.sub_test, i.item_id, i.identifier, i.difficulty, i.rating, i.typical_ms
      FROM bank, lesson_item i WHERE i.lesson_id = ${lessonId})
    UPDATE attempt SET kept_bank_id = bank.id, version = version + 1
    FROM bank, began WHERE attempt.id = began.id`
}
