import 'server-only'
import type { Database } from '#lib/db/client.ts'
import type { Prisma } from '#prisma/generated/client.ts'

/** A VR package with what it is linked and assigned to. */
export type VrPackageRow = {
  id: string
  title: string
  version: string
  targetPlatforms: string[]
  launchUrl: string | null
  activity: { id: string; name: string; course: { code: string; title: string } } | null
  classIds: string[]
}

/** Which packages: a teacher's own, those assigned to a student, or all; archived ones never. */
export type VrPackageScope = { ownerId: string } | { studentId: string } | 'all'

export type VrPackageData = {
  title: string
  version: string
  targetPlatforms: string[]
  launchUrl: string | null
}

export type NewVrActivity = { name: string; courseId: string }

const select = {
  id: true,
  title: true,
  version: true,
  targetPlatforms: true,
  launchUrl: true,
  activity: { select: { id: true, name: true, course: { select: { code: true, title: true } } } },
  assignments: { select: { classId: true } },
} satisfies Prisma.VrPackageSelect

/** The packages in scope, the newest first. */
export async function listVrPackages(db: Database, scope: VrPackageScope): Promise<VrPackageRow[]> {
  const orderBy = [{ createdAt: 'desc' }, { id: 'desc' }] as const
  const rows = await db.vrPackage.findMany({ where: within(scope), select, orderBy: [...orderBy] })
  return rows.map(toPackage)
}

export async function findVrPackage(
  db: Database,
  scope: VrPackageScope,
  id: string,
): Promise<VrPackageRow | null> {
  const row = await db.vrPackage.findFirst({ where: { AND: [within(scope), { id }] }, select })
  return row && toPackage(row)
}

/** Stores a package and, where it is to be linked to one, its activity. */
export async function createVrPackage(
  db: Database,
  data: VrPackageData & { createdById: string; activity: NewVrActivity | null },
): Promise<VrPackageRow> {
  const { activity, ...columns } = data
  return db.$transaction(async (tx) => {
    const activityId = activity && (await createActivity(tx, activity))
    return toPackage(await tx.vrPackage.create({ data: { ...columns, activityId }, select }))
  })
}

/**
 * Changes what is given. An `activity` of the same course is the same one, renamed; of another course it
 * is a new one, for later sessions; `null` removes the link. Returns `null` if the package is not in scope.
 */
export async function updateVrPackage(
  db: Database,
  { scope, id }: { scope: VrPackageScope; id: string },
  { activity, ...columns }: Partial<VrPackageData> & { activity?: NewVrActivity | null },
): Promise<VrPackageRow | null> {
  return db.$transaction(async (tx) => {
    const where = { AND: [within(scope), { id }] }
    const known = await tx.vrPackage.findFirst({ where, select: { activity: true } })
    if (!known) return null
    const link =
      activity === undefined
        ? {}
        : { activityId: activity && (await linkActivity(tx, known.activity, activity)) }
    return toPackage(await tx.vrPackage.update({ where: { id }, data: { ...columns, ...link }, select }))
  })
}

async function linkActivity(
  tx: Prisma.TransactionClient,
  linked: { id: string; courseId: string } | null,
  activity: NewVrActivity,
): Promise<string> {
  if (linked?.courseId !== activity.courseId) return createActivity(tx, activity)
  await tx.vrActivity.update({ where: { id: linked.id }, data: activity })
  return linked.id
}

/** Takes a package out of use; its sessions stay. False if it is not in scope. */
export async function archiveVrPackage(
  db: Database,
  { scope, id, now }: { scope: VrPackageScope; id: string; now: Date },
): Promise<boolean> {
  const where = { AND: [within(scope), { id }] }
  const { count } = await db.vrPackage.updateMany({ where, data: { archivedAt: now } })
  return count === 1
}

type Assignment = { packageId: string; classId: string }

/** Doing it again changes nothing. */
export async function assignVrPackage(db: Database, assignment: Assignment): Promise<void> {
  await db.vrAssignment.createMany({ data: [assignment], skipDuplicates: true })
}

/** Takes a package from a class, with the date by which it was to be done. */
export async function unassignVrPackage(
  db: Database,
  { now, ...assignment }: Assignment & { now: Date },
): Promise<void> {
  await db.$transaction([
    db.vrAssignment.deleteMany({ where: assignment }),
    db.assignment.updateMany({ where: { ...assignment, removedAt: null }, data: { removedAt: now } }),
  ])
}

async function createActivity(tx: Prisma.TransactionClient, activity: NewVrActivity): Promise<string> {
  const { id } = await tx.vrActivity.create({ data: activity, select: { id: true } })
  return id
}

/** The packages in scope, for queries that start elsewhere. */
export function within(scope: VrPackageScope): Prisma.VrPackageWhereInput {
  const inUse = { archivedAt: null }
  if (scope === 'all') return inUse
  if ('ownerId' in scope) return { ...inUse, createdById: scope.ownerId }
  const { studentId } = scope
  const enrollments = { some: { userId: studentId, role: 'student' as const } }
  const own = [{ studentId }, { group: { members: { some: { userId: studentId } } } }]
  return {
    ...inUse,
    OR: [
      { assignments: { some: { class: { enrollments } } } },
      { assigned: { some: { removedAt: null, OR: own } } },
    ],
  }
}

function toPackage({
  assignments,
  ...row
}: Prisma.VrPackageGetPayload<{ select: typeof select }>): VrPackageRow {
  return { ...row, classIds: assignments.map(({ classId }) => classId) }
}
