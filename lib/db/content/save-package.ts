import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { assert } from '#lib/std/assert.ts'
import type { Difficulty, LessonType, PolicyName } from '#lib/std/terms.ts'
import type { CourseSource, Prisma } from '#prisma/generated/client.ts'
import { toLessonTypeRow } from './lesson-type.ts'
import { type Noted, noteFirstVersion, noteVersion } from './lesson-versions.ts'
import { listStoredLessons, type StoredLessonRow } from './stored-lessons.ts'
import { writeBank } from './write-bank.ts'

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
  /** Who wrote it here. */
  createdById?: string
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
  noted: Noted
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
  { courseId, courseTitle, names, owner, noted, items, settle }: PackageInput<Settled>,
): Promise<Settled> {
  return db.$transaction(
    async (tx) => {
      await takeTurn(tx)
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
        await saveLesson(tx, { lesson, courseId, owner, noted, sortOrder: ++last.lesson, itemIds })
      return settled
    },
    { timeout: 120_000, maxWait: 10_000 },
  )
}

type Tx = Prisma.TransactionClient

/** Whoever changes content does so alone: what was read of it holds until it is stored. */
export async function takeTurn(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('save-package'))`
}

/** −1 where there is nothing yet. */
export async function findLastPlaces(tx: Tx, courseId: string): Promise<{ unit: number; lesson: number }> {
  const where = { courseId }
  const unit = await tx.component.aggregate({ where, _max: { sortOrder: true } })
  const lesson = await tx.lesson.aggregate({ where, _max: { sortOrder: true } })
  return { unit: unit._max.sortOrder ?? -1, lesson: lesson._max.sortOrder ?? -1 }
}

export function componentId(courseId: string, title: string): string {
  const slug = title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')
  return `${courseId}-unit-${slug}`
}

export async function saveComponent(
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
  noted: Noted
  sortOrder: number
  itemIds: Map<string, string>
}

async function saveLesson(
  tx: Tx,
  { lesson, courseId, owner, noted, sortOrder, itemIds }: LessonSave,
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
  await noteFirstVersion(tx, id)
  await tx.lesson.upsert({ where: { id }, create: { id, ...data, ...owner, sortOrder }, update: data })
  await writeBank(
    tx,
    id,
    lesson.items.map(({ kept, ...item }) => {
      const itemId = kept ? null : itemIds.get(item.identifier)
      assert(itemId !== undefined, `the item ${item.identifier} of ${id} is stored`)
      return { ...item, itemId }
    }),
  )
  await noteVersion(tx, { lessonId: id, change: 'imported', ...noted })
}
