import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  admin,
  apply,
  newId,
  nothing,
  nothingToDo,
  plan,
  read,
  teacher,
} from '#scripts/testing/roster/small-school.ts'
import { planRoster } from './plan-roster.ts'
import { noteWords } from './problem-words.ts'

it('whatever a roster holds, the second time there is nothing to do', () => {
  const row = fc.record({
    user: fc.nat(5),
    class: fc.nat(2),
    place: fc.constantFrom('student', 'teacher'),
    status: fc.constantFrom('', 'tobedeleted'),
  })
  const person = fc.record({
    status: fc.constantFrom('', '', 'tobedeleted'),
    enabled: fc.boolean(),
    role: fc.constantFrom('student', 'teacher', 'principal'),
  })
  fc.assert(
    fc.property(
      fc.array(row),
      fc.array(person, { minLength: 6, maxLength: 6 }),
      fc.boolean(),
      (rows, people, isAdmin) => {
        const by = isAdmin ? admin : teacher
        const given = {
          users: [
            'sourcedId,status,enabledUser,givenName,familyName,email',
            ...people.map(
              ({ status, enabled }, at) =>
                `u${at},${status},${enabled},P,${at},${at % 2 ? '' : `p${at}@x.example`}`,
            ),
          ],
          roles: ['userSourcedId,role', ...people.map(({ role }, at) => `u${at},${role}`)],
          classes: ['sourcedId,title,courseSourcedId', ...[0, 1, 2].map((at) => `k${at},Class ${at},c1`)],
          enrollments: [
            'sourcedId,status,classSourcedId,userSourcedId,role',
            ...rows.map((one, at) => `e${at},${one.status},k${one.class},u${one.user},${one.place}`),
          ],
        }
        const first = planRoster(read(given), nothing, { by, newId })
        if (!first.ok) return
        const stored = apply(nothing, first.value.changes, by)
        const second = plan(read(given), stored, by)
        expect(second.changes).toEqual(nothingToDo)
        expect(second.report).toMatchObject({ created: 0, updated: 0 })
      },
    ),
  )
})

it('every note has its words', () => {
  for (const words of Object.values(noteWords)) expect(words).toMatch(/\w/)
})
