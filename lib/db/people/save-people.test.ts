import { beforeEach, expect, it } from 'vitest'
import { openTestDatabase } from '#scripts/testing/database/open-test-database.ts'
import { listPeople } from './list-people.ts'
import { addPeople } from './save-people.ts'

const { db } = await openTestDatabase()
const at = new Date('2026-03-02T12:00:00.000Z')
let byId: string

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE "user", class, audit_entry CASCADE`
  byId = (await db.user.create({ data: { email: 'head@school.example', name: 'Head', role: 'admin' } })).id
})

const pupils = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    email: `p${index}@school.example`,
    role: 'student' as const,
  }))

it('500 people of ten who enter them at once are one row and one entry each', async () => {
  const { id: classId } = await db.class.create({ data: { title: '3 B' } })
  const people = pupils(500)
  const all = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      addPeople(db, { classId, byId, at, people: index % 2 ? people : people.toReversed() }),
    ),
  )
  expect(await db.user.count()).toBe(501)
  expect(await db.enrollment.count()).toBe(500)
  expect(await db.auditEntry.count()).toBe(500)
  const entered = all.flatMap((saved) => saved.filter(({ wasIn }) => !wasIn).map(({ id }) => id))
  expect(new Set(entered).size).toBe(500)
  for (const saved of all) expect(saved).toHaveLength(500)
})

it('they come back in the order in which they were given', async () => {
  const people = pupils(30).toReversed()
  const saved = await addPeople(db, { classId: null, byId, at, people })
  expect(saved.map(({ email }) => email)).toEqual(people.map(({ email }) => email))
})

it('a known student who is made a class’s teacher is a teacher; who is more stays that', async () => {
  const { id: classId } = await db.class.create({ data: { title: '3 B' } })
  await db.user.create({ data: { email: 'ann@school.example', name: 'Ann' } })
  const people = ['ann', 'head'].map((name) => ({
    email: `${name}@school.example`,
    role: 'teacher' as const,
  }))
  await addPeople(db, { classId, byId, at, people })
  const roles = await db.user.findMany({ orderBy: { email: 'asc' }, select: { email: true, role: true } })
  expect(roles).toEqual([
    { email: 'ann@school.example', role: 'teacher' },
    { email: 'head@school.example', role: 'admin' },
  ])
})

it('a page of 5,000 people holds its fifty, with the total of all', async () => {
  await db.$executeRaw`INSERT INTO "user" (id, email, name)
    SELECT gen_random_uuid(), 'q' || n || '@school.example', 'Pupil ' || n FROM generate_series(1, 5000) n`
  const { people, total } = await listPeople(db, { search: 'pupil', take: 50, skip: 4_950 })
  expect([people.length, total]).toEqual([50, 5000])
  expect(people.at(-1)?.name).toBe('Pupil 999')
})
