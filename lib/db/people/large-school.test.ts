import { beforeAll, describe, expect, it } from 'vitest'
import { statementsOf } from '#scripts/testing/database/count-statements.ts'
import { openTestDatabase } from '#scripts/testing/database/open-test-database.ts'
import { listAllClasses } from './list-classes.ts'
import { listPeople } from './list-people.ts'

/** The lists of a school of 5,000 people and 200 classes. */

const { db } = await openTestDatabase()
const [people, classes] = [5_000, 200]

beforeAll(async () => {
  await db.$executeRaw`INSERT INTO "user" (id, email, name, role)
    SELECT gen_random_uuid(), 'p' || n || '@school.example', 'Person ' || lpad(n::text, 4, '0'),
      CASE WHEN n % 25 = 0 THEN 'teacher' ELSE 'student' END::role FROM generate_series(1, ${people}::int) n`
  await db.$executeRaw`INSERT INTO class (id, title)
    SELECT gen_random_uuid(), 'Class ' || lpad(n::text, 3, '0') FROM generate_series(1, ${classes}::int) n`
  await db.$executeRaw`INSERT INTO enrollment (class_id, user_id, role)
    SELECT c.id, u.id, u.role FROM (SELECT id, row_number() OVER (ORDER BY title) AS n FROM class) c
      JOIN (SELECT id, role, row_number() OVER (ORDER BY name) AS n FROM "user") u ON u.n % ${classes}::int = c.n - 1`
})

describe('people', () => {
  it('are on pages of fifty that together hold each once, in order, by a statement each', async () => {
    const names: string[] = []
    for (let skip = 0; skip < people; skip += 50) {
      const page = await listPeople(db, { take: 50, skip })
      expect(page.total).toBe(people)
      names.push(...page.people.map(({ name }) => name))
    }
    expect(new Set(names).size).toBe(people)
    expect(names).toEqual(names.toSorted())
    expect(await statementsOf(() => listPeople(db, { search: 'p49', take: 50, skip: 50 }))).toHaveLength(1)
  })

  it('are found by a part of the name or address, in any case, and by role; a sign of patterns is itself', async () => {
    const total = async (filter: object) => (await listPeople(db, { take: 1, skip: 0, ...filter })).total
    expect(await total({ search: 'PERSON 0042' })).toBe(1)
    expect(await total({ search: 'p4999@SCHOOL' })).toBe(1)
    expect(await total({ role: 'teacher' })).toBe(people / 25)
    expect(await total({ search: '%' })).toBe(0)
    expect(await total({ search: '_' })).toBe(0)
  })
})

describe('classes', () => {
  it('are on pages that together hold each once, with how many learn in it and who teaches', async () => {
    const found = []
    for (let skip = 0; skip < classes; skip += 50) {
      const page = await listAllClasses(db, { take: 50, skip })
      expect(page.total).toBe(classes)
      found.push(...page.classes)
    }
    expect(found.map(({ title }) => title)).toEqual(found.map(({ title }) => title).toSorted())
    expect(new Set(found.map(({ id }) => id)).size).toBe(classes)
    const learners = found.reduce((sum, { students }) => sum + students, 0)
    const teachers = found.reduce((sum, one) => sum + one.teachers.length, 0)
    expect([learners, teachers]).toEqual([people - people / 25, people / 25])
    expect(await statementsOf(() => listAllClasses(db, { take: 50, skip: 0 }))).toHaveLength(1)
  })

  it('are found by their title and by who teaches them; beyond the last page there are none, and the total stays', async () => {
    const [one] = (await listAllClasses(db, { search: 'class 017', take: 50, skip: 0 })).classes
    expect(one?.title).toBe('Class 017')
    const taught = (await listAllClasses(db, { take: 50, skip: 0 })).classes.find(
      ({ teachers }) => teachers.length,
    )
    const [teacher = ''] = taught?.teachers ?? []
    const byTeacher = await listAllClasses(db, { search: teacher.toUpperCase(), take: 50, skip: 0 })
    expect(byTeacher.classes.map(({ id }) => id)).toEqual([taught?.id])
    expect(await listAllClasses(db, { take: 50, skip: 5_000 })).toEqual({ classes: [], total: classes })
  })
})
