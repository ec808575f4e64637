import { expect, it } from 'vitest'
import { openTestDatabase } from '#scripts/testing/database/open-test-database.ts'
import { signInLog } from './sign-in-log.ts'

const { db } = await openTestDatabase()

it('sign-ins are listed from the latest, fifty on a page, with who it was and who was not let in', async () => {
  const { id } = await db.user.create({ data: { email: 'ann@school.example', name: 'Ann' } })
  const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 8, minute))
  await db.signIn.createMany({
    data: Array.from({ length: 55 }, (_, minute) =>
      minute % 2
        ? { userId: id, provider: 'oidc', outcome: 'signed-in', at: at(minute), clientAddress: '192.0.2.1' }
        : { provider: 'oidc', outcome: 'NotKnown', email: 'mal@elsewhere.example', at: at(minute) },
    ),
  })
  const first = await signInLog({ db }, {})
  expect(first).toMatchObject({ hasMore: true })
  expect(first.signIns).toHaveLength(50)
  expect(first.signIns.slice(0, 2)).toMatchObject([
    { outcome: 'NotKnown', email: 'mal@elsewhere.example', person: null, at: at(54).toISOString() },
    {
      ...{ outcome: 'signed-in', email: 'ann@school.example', clientAddress: '192.0.2.1' },
      person: { timebackId: id, name: 'Ann' },
    },
  ])
  const second = await signInLog({ db }, { page: 2 })
  expect(second.hasMore).toBe(false)
  expect(second.signIns.map((one) => one.at)).toEqual(
    [4, 3, 2, 1, 0].map((minute) => at(minute).toISOString()),
  )
})
