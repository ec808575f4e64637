import { beforeEach, expect, it } from 'vitest'
import { openTestDatabase } from '#scripts/testing/database/open-test-database.ts'
import { endSession, findSessionUser } from './sessions.ts'

const { db } = await openTestDatabase()
let userId: string

beforeEach(async () => {
  await db.user.deleteMany()
  const { id } = await db.user.create({ data: { email: 'ann@school.example', name: 'Ann' } })
  userId = id
})

const lists = { ADMIN_EMAILS: [], TEACHER_EMAILS: [] }
const inAnHour = () => new Date(Date.now() + 3_600_000)
const isEnded = async (sessionId: string) => (await findSessionUser(db, { userId, sessionId }, lists))?.ended

it('a session holds until it is ended, alone, and ending it twice is no error', async () => {
  const [ended, other] = [crypto.randomUUID(), crypto.randomUUID()]
  expect(await isEnded(ended)).toBe(false)
  const ending = { userId, sessionId: ended, expiresAt: inAnHour() }
  await Promise.all([endSession(db, ending), endSession(db, ending)])
  expect([await isEnded(ended), await isEnded(other)]).toEqual([true, false])
})

it('no session of who is locked holds, until they are let in again', async () => {
  const sessionId = crypto.randomUUID()
  await db.user.update({ where: { id: userId }, data: { lockedAt: new Date() } })
  expect(await isEnded(sessionId)).toBe(true)
  await db.user.update({ where: { id: userId }, data: { lockedAt: null } })
  expect(await isEnded(sessionId)).toBe(false)
})

it('an ended session is never made longer or shorter by ending it again', async () => {
  const sessionId = crypto.randomUUID()
  const expiresAt = inAnHour()
  await endSession(db, { userId, sessionId, expiresAt })
  await endSession(db, { userId, sessionId, expiresAt: new Date(0) })
  expect(await db.endedSession.findMany()).toMatchObject([{ id: sessionId, expiresAt }])
})

it('what nobody could show any more is forgotten with the next end', async () => {
  await endSession(db, { userId, sessionId: crypto.randomUUID(), expiresAt: new Date(Date.now() - 1_000) })
  const sessionId = crypto.randomUUID()
  await endSession(db, { userId, sessionId, expiresAt: inAnHour() })
  expect((await db.endedSession.findMany()).map(({ id }) => id)).toEqual([sessionId])
})

it('a session of somebody who is gone has nobody, and ending it is no error', async () => {
  const gone = { userId: crypto.randomUUID(), sessionId: crypto.randomUUID() }
  expect(await findSessionUser(db, gone, lists)).toBeNull()
  await endSession(db, { ...gone, expiresAt: inAnHour() })
  expect(await db.endedSession.count()).toBe(0)
})
