import { beforeEach, expect, it } from 'vitest'
import { openTestDatabase } from '#scripts/testing/database/open-test-database.ts'
import { recordAudit } from './audit.ts'

const { db } = await openTestDatabase()
const at = new Date('2026-03-02T12:00:00.000Z')
let teacher: string
let student: string

beforeEach(async () => {
  await db.user.deleteMany()
  await db.auditEntry.deleteMany()
  const made = (name: string) => db.user.create({ data: { email: `${name}@school.example`, name } })
  teacher = (await made('ann')).id
  student = (await made('ben')).id
})

const locked = () => {
  const subject = { kind: 'person', id: student } as const
  return { byId: teacher, action: 'person.locked', subject, studentId: student, at } as const
}

it('what was done is noted with it, or not at all', async () => {
  const entry = { ...locked(), before: { active: true }, after: { active: false } }
  const change = db.$transaction(async (tx) => {
    await recordAudit(tx, [entry])
    throw new Error('taken back')
  })
  await expect(change).rejects.toThrow('taken back')
  expect(await db.auditEntry.count()).toBe(0)
  await db.$transaction((tx) => recordAudit(tx, [entry, { ...locked(), action: 'person.unlocked' }]))
  const entries = await db.auditEntry.findMany({ orderBy: { action: 'asc' } })
  expect(entries).toMatchObject([
    {
      ...{
        byId: teacher,
        action: 'person.locked',
        subjectKind: 'person',
        subjectId: student,
        studentId: student,
      },
      ...{ classId: null, before: { active: true }, after: { active: false }, at },
    },
    { action: 'person.unlocked', before: null, after: null },
  ])
})

it('an entry goes with the student of whom it tells, and stays without the teacher who did it', async () => {
  const subject = { kind: 'school', id: 'school' } as const
  await recordAudit(db, [locked(), { byId: teacher, action: 'school.changed', subject, at }])
  await db.user.delete({ where: { id: student } })
  await db.user.delete({ where: { id: teacher } })
  expect(await db.auditEntry.findMany()).toMatchObject([{ action: 'school.changed', byId: null }])
})
