import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { type AuditInput, recordAudit } from '#lib/db/school/audit.ts'
import type { LessonChange } from '#lib/std/terms.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { toLessonType, toLessonTypeRow } from './lesson-type.ts'
import { type LessonTerms, noteFirstVersion, noteVersion } from './lesson-versions.ts'
import { componentId, findLastPlaces, saveComponent, takeTurn } from './save-package.ts'
import type { LessonOwnerRow } from './stored-lessons.ts'
import { type Place, writeBank } from './write-bank.ts'

type Tx = Prisma.TransactionClient
type By = { byId: string; at: Date }

export type CurrentLesson = LessonOwnerRow &
  LessonTerms & { id: string; courseId: string; places: CurrentPlace[] }
type CurrentPlace = Place & { itemId: string }

/** What of a lesson becomes something else. */
export type LessonRevision = { [K in keyof LessonTerms]?: LessonTerms[K] | undefined } & {
  isDraft?: boolean
  /** The person to whom it is given, `null` for the school. */
  ownerId?: string | null
  places?: Place[]
  change: LessonChange
  action: Extract<AuditInput['action'], `lesson.${string}`>
}

type NewLesson = Omit<LessonTerms, 'unit'> & {
  id: string
  courseId: string
  /** The course's last one unless said. */
  unit?: string | undefined
  ownerId: string
  copiedFrom?: string
  places: Place[]
  change: LessonChange
}

/** A new lesson behind the others of its course: a draft. */
export async function createLesson(
  db: Database,
  { places, change, unit, ...lesson }: NewLesson,
  by: By,
): Promise<void> {
  await db.$transaction(async (tx) => {
    await takeTurn(tx)
    const { id, courseId, type } = lesson
    const last = await findLastPlaces(tx, courseId)
    const componentIdOfUnit = await unitOf(tx, courseId, unit)
    await tx.lesson.create({
      data: {
        ...lesson,
        type: toLessonTypeRow(type),
        componentId: componentIdOfUnit,
        subTests: subTestsOf(places),
        sortOrder: last.lesson + 1,
        withdrawnAt: by.at,
      },
    })
    await writeBank(tx, id, places)
    await noteVersion(tx, { lessonId: id, change, ...by })
    await recordAudit(tx, [{ ...by, action: 'lesson.made', subject: { kind: 'lesson', id } }])
  }, limits)
}

/** What `revise` says of the lesson as it is comes of it; nothing where it throws, and `null` where there is none. */
export async function changeLesson(
  db: Database,
  lessonId: string,
  { by, revise }: { by: By; revise: (current: CurrentLesson | null) => LessonRevision },
): Promise<void> {
  await db.$transaction(async (tx) => {
    await takeTurn(tx)
    const current = await findCurrent(tx, lessonId)
    const { places, change, action, isDraft, ownerId, unit, type, ...said } = revise(current)
    if (!current) return
    await noteFirstVersion(tx, lessonId)
    await tx.lesson.update({
      where: { id: lessonId },
      data: {
        title: said.title ?? current.title,
        policy: said.policy ?? current.policy,
        xp: said.xp === undefined ? current.xp : said.xp,
        masteryThreshold: said.masteryThreshold ?? current.masteryThreshold,
        ...(type && { type: toLessonTypeRow(type) }),
        ...(unit !== undefined && { componentId: await unitOf(tx, current.courseId, unit) }),
        ...(isDraft !== undefined &&
          isDraft !== current.isWithdrawn && { withdrawnAt: isDraft ? by.at : null }),
        ...(ownerId !== undefined && { ownerId }),
        ...(places && { subTests: subTestsOf(places) }),
      },
    })
    if (places) await writeBank(tx, lessonId, places)
    await noteVersion(tx, { lessonId, change, ...by })
    const subject = { kind: 'lesson', id: lessonId } as const
    await recordAudit(tx, [{ ...by, action, subject }])
  }, limits)
}

const limits = { timeout: 30_000, maxWait: 10_000 }

/** Its places with what was estimated of them; `null` where there is no such lesson. */
async function findCurrent(tx: Tx, id: string): Promise<CurrentLesson | null> {
  const row = await tx.lesson.findUnique({ where: { id } })
  if (!row) return null
  const { title, policy, xp, masteryThreshold, courseId, ownerId, ownedByApp } = row
  const unit = await tx.component.findUniqueOrThrow({
    where: { id: row.componentId },
    select: { title: true },
  })
  const places = await listPlaces(tx, id)
  return {
    ...{ id, title, policy, xp, masteryThreshold, courseId, ownerId, ownedByApp, places },
    type: toLessonType(row.type),
    unit: unit.title,
    isWithdrawn: row.withdrawnAt !== null,
  }
}

/** In their order. */
export async function listPlaces(db: Database | Tx, lessonId: string): Promise<CurrentPlace[]> {
  return db.lessonItem.findMany({
    where: { lessonId },
    orderBy: { position: 'asc' },
    select: {
      identifier: true,
      itemId: true,
      subTest: true,
      difficulty: true,
      typicalMs: true,
      rating: true,
    },
  })
}

/** The unit of that title, made where there is none; without a title the course's last one. */
async function unitOf(tx: Tx, courseId: string, title: string | undefined): Promise<string> {
  const where = { courseId, ...(title !== undefined && { title }) }
  const known = await tx.component.findFirst({ where, orderBy: { sortOrder: 'desc' }, select: { id: true } })
  if (known) return known.id
  const course = await tx.course.findUniqueOrThrow({ where: { id: courseId }, select: { title: true } })
  const named = title ?? course.title
  const { unit } = await findLastPlaces(tx, courseId)
  await saveComponent(tx, { courseId, title: named, sortOrder: unit + 1 })
  return componentId(courseId, named)
}

function subTestsOf(places: readonly Place[]): number {
  return Math.max(1, ...places.map(({ subTest }) => subTest))
}

export type OrderedLesson = LessonOwnerRow & { id: string }

/** The lessons of a course get the order that `order` makes of theirs; nothing is changed where it throws. */
export async function orderLessons(
  db: Database,
  courseId: string,
  { by, order }: { by: By; order: (current: OrderedLesson[]) => string[] },
): Promise<void> {
  await db.$transaction(async (tx) => {
    await takeTurn(tx)
    const rows = await tx.lesson.findMany({
      where: { courseId },
      orderBy: [{ sortOrder: 'asc' }, { id: 'asc' }],
      select: { id: true, ownerId: true, ownedByApp: true, withdrawnAt: true },
    })
    const ids = order(rows.map(({ withdrawnAt, ...row }) => ({ ...row, isWithdrawn: withdrawnAt !== null })))
    await tx.$executeRaw`UPDATE lesson SET sort_order = place.n - 1
      FROM unnest(${ids}::text[]) WITH ORDINALITY AS place(id, n)
      WHERE lesson.id = place.id AND lesson.sort_order <> place.n - 1`
    const before = rows.map(({ id }) => id)
    const subject = { kind: 'course', id: courseId } as const
    await recordAudit(tx, [{ ...by, action: 'course.changed', subject, before, after: ids }])
  }, limits)
}
