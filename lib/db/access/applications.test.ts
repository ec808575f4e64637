import { beforeEach, expect, it } from 'vitest'
import { openTestDatabase } from '#scripts/testing/database/open-test-database.ts'
import {
  createApplication,
  deleteApplication,
  findApplication,
  listApplications,
  updateApplication,
} from './applications.ts'

const { db } = await openTestDatabase()

beforeEach(() => db.applicationCredential.deleteMany())

const hash = (end: string) => `scrypt$32768$8$1$c2FsdA$${end}`
const application = (clientId: string) => ({
  clientId,
  name: 'App',
  secretHash: hash('one'),
  scopes: ['a', 'b'],
})

it('a client id is one application’s: the second of that id is not made, and changes nothing', async () => {
  const made = await Promise.all([
    createApplication(db, application('app')),
    createApplication(db, { ...application('app'), name: 'Another' }),
  ])
  expect(made.filter((row) => row !== null)).toHaveLength(1)
  const stored = await findApplication(db, 'app')
  expect(made).toContainEqual(stored)
  expect(stored).toMatchObject({ scopes: ['a', 'b'], lastTokenAt: null, createdAt: expect.any(Date) })
})

it('a secret is never stored as it is: the database refuses it', async () => {
  await expect(createApplication(db, { ...application('app'), secretHash: 'my secret' })).rejects.toThrow()
  await createApplication(db, application('app'))
  await expect(updateApplication(db, { clientId: 'app' }, { secretHash: 'my secret' })).rejects.toThrow()
  expect((await findApplication(db, 'app'))?.secretHash).toBe(hash('one'))
})

it('of two who renew a secret at once one finds it renewed already', async () => {
  await createApplication(db, application('app'))
  const was = { clientId: 'app', secretHash: hash('one') }
  const renewed = await Promise.all(
    ['two', 'three'].map((end) => updateApplication(db, was, { secretHash: hash(end) })),
  )
  expect(renewed.sort()).toEqual([false, true])
})

it('what is not there can be neither changed nor ended', async () => {
  expect(await findApplication(db, 'nobody')).toBeNull()
  expect(await updateApplication(db, { clientId: 'nobody' }, { lastTokenAt: new Date() })).toBe(false)
  expect(await deleteApplication(db, 'nobody')).toBe(false)
  await createApplication(db, application('app'))
  expect([await deleteApplication(db, 'app'), await deleteApplication(db, 'app')]).toEqual([true, false])
})

it('they are listed with the newest first', async () => {
  for (const clientId of ['b', 'a', 'c']) await createApplication(db, application(clientId))
  const at = new Date('2026-03-02T12:00:00Z')
  await db.applicationCredential.updateMany({
    where: { clientId: { in: ['a', 'b'] } },
    data: { createdAt: at },
  })
  expect((await listApplications(db)).map(({ clientId }) => clientId)).toEqual(['c', 'a', 'b'])
})
