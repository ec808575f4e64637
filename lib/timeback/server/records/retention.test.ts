import { beforeEach, expect, it } from 'vitest'
import { openTestDatabase } from '#scripts/testing/database/open-test-database.ts'
import { keepRetention, listDeletions, runRetention } from './retention.ts'

/** What a school does not keep any longer goes by itself, and only that. */

const { db } = await openTestDatabase()
const start = new Date('2026-12-01T03:00:00Z')
let now = start
const deps = { db, now: () => now }
const daysAgo = (days: number) => new Date(start.getTime() - days * 86_400_000)
let student: string

async function keep(days: {
  signInDays?: number
  auditDays?: number
  messageDays?: number
  leaverDays?: number
}) {
  const forEver = { signInDays: null, auditDays: null, messageDays: null, leaverDays: null }
  await db.organisation.update({ where: { id: 'school' }, data: { ...forEver, ...days } })
}

beforeEach(async () => {
  now = start
  await db.user.deleteMany()
  await db.signIn.deleteMany()
  await db.auditEntry.deleteMany()
  await db.deletionReceipt.deleteMany()
  await db.jobRun.deleteMany()
  student = (await db.user.create({ data: { email: 'ben@school.example', name: 'Ben' } })).id
  for (const days of [10, 100]) {
    const at = daysAgo(days)
    await db.signIn.create({ data: { at, userId: student, provider: 'oidc', outcome: 'signed-in' } })
    await db.message.create({ data: { at, studentId: student, text: 'Well done' } })
    await db.auditEntry.create({
      data: { at, action: 'school.changed', subjectKind: 'school', subjectId: 'school' },
    })
  }
})

const counts = async () => [await db.signIn.count(), await db.auditEntry.count(), await db.message.count()]

it('is kept for ever where no days are set, and leaves no receipt then', async () => {
  await keep({})
  await runRetention(deps)
  expect(await counts()).toEqual([2, 2, 2])
  expect(await listDeletions(deps)).toEqual([])
})

it('goes once it is older, each kind by its own days, with a receipt of how much', async () => {
  await keep({ signInDays: 90, messageDays: 5 })
  await runRetention(deps)
  expect(await counts()).toEqual([1, 2, 0])
  const receipt = { kind: 'expired', counts: { signIns: 1, auditEntries: 0, messages: 2 } }
  expect(await listDeletions(deps)).toMatchObject([{ ...receipt, at: start.toISOString() }])
  await runRetention(deps)
  expect(await listDeletions(deps)).toHaveLength(1)
})

it('a student who was locked for as long is deleted, and neither one who is not nor a teacher', async () => {
  const person = (name: string, data: object) =>
    db.user.create({ data: { email: `${name}@school.example`, name, ...data } })
  await person('left', { lockedAt: daysAgo(31) })
  await person('lately', { lockedAt: daysAgo(29) })
  await person('teacher', { lockedAt: daysAgo(31), role: 'teacher' })
  await keep({ leaverDays: 30 })
  await runRetention(deps)
  const left = await db.user.findMany({ select: { name: true }, orderBy: { name: 'asc' } })
  expect(left.map(({ name }) => name)).toEqual(['Ben', 'lately', 'teacher'])
  expect(await listDeletions(deps)).toMatchObject([{ kind: 'student' }])
})

it('is done once a day, by one of many instances', async () => {
  await keep({ messageDays: 90 })
  await Promise.all(Array.from({ length: 10 }, () => keepRetention(deps)))
  expect(await db.message.count()).toBe(1)
  expect(await listDeletions(deps)).toHaveLength(1)
  await keep({ messageDays: 5 })
  now = new Date(start.getTime() + 23 * 3_600_000)
  await keepRetention(deps)
  expect(await db.message.count()).toBe(1)
  now = new Date(start.getTime() + 24 * 3_600_000)
  await keepRetention(deps)
  expect(await db.message.count()).toBe(0)
})
