import { beforeAll, expect, it } from 'vitest'
import { openTestDatabase } from '#scripts/testing/database/open-test-database.ts'
import { applyRoleLists, type RoleLists } from './role-lists.ts'
import { findSessionUser } from './sessions.ts'

const { db } = await openTestDatabase()

beforeAll(async () => {
  await db.user.createMany({
    data: (['student', 'teacher', 'admin'] as const).map((role) => ({
      email: `${role}@school.example`,
      name: role,
      role,
    })),
  })
})

const none: RoleLists = { ADMIN_EMAILS: [], TEACHER_EMAILS: [] }
const all = ['student@school.example', 'teacher@school.example', 'admin@school.example']
const stored = async () => {
  const rows = await db.user.findMany({ orderBy: { name: 'asc' }, select: { role: true, grantedRole: true } })
  return rows.map(({ role, grantedRole }) => (grantedRole ? `${role}, else ${grantedRole}` : role))
}

it.each([
  [{ ADMIN_EMAILS: [], TEACHER_EMAILS: all }, ['admin', 'teacher, else student', 'teacher']],
  [{ ADMIN_EMAILS: all, TEACHER_EMAILS: all }, ['admin', 'admin, else student', 'admin, else teacher']],
  [{ ADMIN_EMAILS: all, TEACHER_EMAILS: [] }, ['admin', 'admin, else student', 'admin, else teacher']],
])('stored roles follow %o, and return when the lists are empty', async (lists, expected) => {
  await applyRoleLists(db, lists)
  expect(await stored()).toEqual(expected)
  expect(await applyRoleLists(db, lists)).toBe(0)
  // A request sees the same role before and after the rows follow.
  for (const { id, role } of await db.user.findMany())
    expect(await findSessionUser(db, { userId: id, sessionId: crypto.randomUUID() }, lists)).toMatchObject({
      role,
    })
  await applyRoleLists(db, none)
  expect(await stored()).toEqual(['admin', 'student', 'teacher'])
})

it('can follow for one person alone', async () => {
  const { id } = await db.user.findUniqueOrThrow({ where: { email: 'student@school.example' } })
  expect(await applyRoleLists(db, { ADMIN_EMAILS: all, TEACHER_EMAILS: [] }, id)).toBe(1)
  expect(await stored()).toEqual(['admin', 'admin, else student', 'teacher'])
  await applyRoleLists(db, none)
})

it('the database refuses a kept role that is not below the other', async () => {
  for (const grantedRole of ['teacher', 'admin'] as const)
    await expect(db.user.updateMany({ where: { role: 'teacher' }, data: { grantedRole } })).rejects.toThrow(
      'user_granted_role',
    )
})
