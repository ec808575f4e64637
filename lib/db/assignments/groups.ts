import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { type ClassScope, isWithin } from '#lib/db/people/classes.ts'
import { recordAudit } from '#lib/db/school/audit.ts'
import { prepare, query } from '#lib/db/statement.ts'
import type { Prisma } from '#prisma/generated/client.ts'

export type GroupRow = { id: string; classId: string; title: string }

/** The group if it is of a class in scope. */
export async function findGroup(db: Database, scope: ClassScope, id: string): Promise<GroupRow | null> {
  const [row] = await query<GroupRow, { scope: ClassScope; id: string }>(db, one, { scope, id })
  return row ?? null
}

const one = prepare<{ scope: ClassScope; id: string }>(
  'find-group',
  ($) => `SELECT g.id, g.class_id AS "classId", g.title FROM class_group g JOIN class c ON c.id = g.class_id
    WHERE g.id = ${$(({ id }) => id, 'uuid')} AND ${isWithin($)}`,
)

export type GroupMembersRow = GroupRow & { students: string[] }

type By = { byId: string; at: Date }

const told = ({ title, students }: { title: string; students: readonly string[] }) => ({
  title,
  members: students.length,
})

/** The groups of a class, by title; who is in them by id. */
export function listGroups(db: Database, classId: string): Promise<GroupMembersRow[]> {
  return query<GroupMembersRow, string>(db, ofClass, classId)
}

const ofClass = prepare<string>(
  'list-groups',
  (
    $,
  ) => `SELECT g.id, g.class_id AS "classId", g.title, coalesce((SELECT json_agg(m.user_id ORDER BY m.user_id)
      FROM class_group_member m WHERE m.group_id = g.id), '[]') AS students
    FROM class_group g WHERE g.class_id = ${$((classId) => classId, 'uuid')} ORDER BY g.title, g.id`,
)

/** A new group; `title-taken` where the class has one of that title. */
export async function createGroup(
  db: Database,
  {
    classId,
    title,
    students,
    byId,
    at,
  }: By & { classId: string; title: string; students: readonly string[] },
): Promise<GroupMembersRow | 'title-taken'> {
  return unlessTaken(() =>
    db.$transaction(async (tx) => {
      const members = { create: students.map((userId) => ({ userId })) }
      const { id } = await tx.classGroup.create({ data: { classId, title, members }, select: { id: true } })
      const subject = { kind: 'group', id } as const
      await recordAudit(tx, [
        { byId, at, action: 'group.made', subject, classId, after: told({ title, students }) },
      ])
      return { id, classId, title, students: [...students] }
    }),
  )
}

/** Changes what is given. */
export async function changeGroup(
  db: Database,
  {
    id,
    title,
    students,
    byId,
    at,
  }: By & { id: string; title?: string | undefined; students?: readonly string[] | undefined },
): Promise<GroupMembersRow | 'title-taken' | null> {
  return unlessTaken(() =>
    db.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT FROM class_group WHERE id = ${id}::uuid FOR UPDATE`
      const before = await findMembers(tx, id)
      if (!before) return null
      const members = students && { deleteMany: {}, create: students.map((userId) => ({ userId })) }
      const data = { ...(title !== undefined && { title }), ...(members && { members }) }
      await tx.classGroup.update({ where: { id }, data, select: { id: true } })
      const after = { ...before, title: title ?? before.title, students: [...(students ?? before.students)] }
      const entry = { byId, at, subject: { kind: 'group', id } as const, classId: before.classId }
      await recordAudit(tx, [{ ...entry, action: 'group.changed', before: told(before), after: told(after) }])
      return after
    }),
  )
}

/** Ends a group with what was assigned to it. False if it is gone. */
export async function deleteGroup(db: Database, { id, byId, at }: By & { id: string }): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const before = await findMembers(tx, id)
    const { count } = await tx.classGroup.deleteMany({ where: { id } })
    if (!before || count === 0) return false
    const entry = { byId, at, subject: { kind: 'group', id } as const, classId: before.classId }
    await recordAudit(tx, [{ ...entry, action: 'group.deleted', before: told(before) }])
    return true
  })
}

async function findMembers(tx: Prisma.TransactionClient, id: string): Promise<GroupMembersRow | null> {
  const row = await tx.classGroup.findUnique({
    where: { id },
    select: { id: true, classId: true, title: true, members: { select: { userId: true } } },
  })
  if (!row) return null
  const { members, ...group } = row
  return { ...group, students: members.map(({ userId }) => userId) }
}

async function unlessTaken<T>(save: () => Promise<T>): Promise<T | 'title-taken'> {
  try {
    return await save()
  } catch (thrown) {
    if ((thrown as { code?: unknown }).code === 'P2002') return 'title-taken'
    throw thrown
  }
}
