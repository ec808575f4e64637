import { expect, it } from 'vitest'
import { openTestDatabase } from '#scripts/testing/database/open-test-database.ts'
import { type ReceivedEvent, saveReceivedEvents } from './caliper-events.ts'

const { db } = await openTestDatabase()

const received = (email: string, body: object = { said: email }): ReceivedEvent => ({
  ...{ id: crypto.randomUUID(), clientId: 'an-app', sensor: 'https://app.example', email, body },
  eventTime: new Date('2026-03-02T12:00:00Z'),
})

it('events belong to whoever has their address, in any case, and to nobody where it is unknown', async () => {
  const { id: studentId } = await db.user.create({ data: { email: 'ann@school.example', name: 'Ann' } })
  const [known, unknown] = [received('Ann@School.example'), received('nobody@school.example')]
  await saveReceivedEvents(db, [known, unknown])
  const owners = await db.caliperEvent.findMany({ select: { id: true, studentId: true } })
  expect(new Map(owners.map((row) => [row.id, row.studentId]))).toEqual(
    new Map([
      [known.id, studentId],
      [unknown.id, null],
    ]),
  )
  await db.user.delete({ where: { id: studentId } })
  expect(await db.caliperEvent.findMany({ select: { id: true } })).toEqual([{ id: unknown.id }])
})

it('a known id changes nothing, also inside one envelope', async () => {
  const first = received('x@school.example', { n: 1 })
  await saveReceivedEvents(db, [first, { ...first, body: { n: 2 } }])
  await saveReceivedEvents(db, [{ ...first, body: { n: 3 }, clientId: 'another-app' }])
  expect(await db.caliperEvent.findMany({ where: { id: first.id } })).toMatchObject([
    { body: { n: 1 }, clientId: 'an-app' },
  ])
})
