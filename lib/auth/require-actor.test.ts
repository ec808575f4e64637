import { describe, expect, it, vi } from 'vitest'
import { answering } from '#scripts/testing/routes/fake-headers.ts'
import { signInAs, signOut } from '#scripts/testing/routes/fake-session.ts'
import { requireAdmin, requireStudent, requireTeacher } from './require-actor.ts'

vi.mock('#lib/auth/get-actor.ts', () => import('#scripts/testing/routes/fake-session.ts'))
// The build of it that a server has.
vi.mock('next/navigation', () => import('next/dist/client/components/navigation.react-server.js'))
vi.mock('next/headers', () => import('#scripts/testing/routes/fake-headers.ts'))

const person = { timebackId: crypto.randomUUID(), email: 'a@school.example', name: 'A' }
const at = (path: string | null) =>
  new Request('http://localhost/', path === null ? {} : { headers: { 'x-pathname': path } })

/** What Next is told: where to go, or that there is no such page. */
const tells = (require: () => Promise<unknown>, path: string | null = '/lessons') =>
  answering(at(path), () =>
    require().then(
      () => 'in',
      (thrown: { digest?: string }) => thrown.digest ?? String(thrown),
    ),
  )

describe('whoever is not signed in', () => {
  it('is led to the sign-in, and from there back to where they were, with what was asked there', async () => {
    signOut()
    for (const require of [requireStudent, requireTeacher, requireAdmin])
      expect(await tells(require, '/lessons/a?attempt=2&x=ü')).toContain(
        '/signin?callbackUrl=%2Flessons%2Fa%3Fattempt%3D2%26x%3D%C3%BC;',
      )
  })

  it('comes back to the beginning where nobody says what was asked', async () => {
    signOut()
    expect(await tells(requireStudent, null)).toContain('/signin?callbackUrl=%2F;')
  })
})

const notFound = 'NEXT_HTTP_ERROR_FALLBACK;404'
it.each([
  ['student', ['in', notFound, notFound]],
  ['teacher', ['in', 'in', notFound]],
  ['admin', ['in', 'in', 'in']],
] as const)('a page that is not for a %s does not exist for them', async (role, met) => {
  signInAs({ ...person, role })
  expect(
    await Promise.all([requireStudent, requireTeacher, requireAdmin].map((require) => tells(require))),
  ).toEqual(met)
})

it('gives who it is', async () => {
  signInAs({ ...person, role: 'teacher' })
  expect(await requireTeacher()).toEqual({ ...person, role: 'teacher' })
})
