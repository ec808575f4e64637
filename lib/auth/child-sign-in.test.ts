import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ChildKeys } from '#lib/timeback/contract/child-keys.ts'
import { addClassChildren, endClassKeys, makeChildKeys } from '#lib/timeback/server/school/child-keys.ts'
import { findChildren } from '#lib/timeback/server/school/child-sign-in.ts'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'
import { openVisitor, type Visitor } from '#scripts/testing/routes/open-visitor.ts'
import { serve } from '#scripts/testing/routes/serve.ts'

/** Children without an address sign in by a card, or a class's code and three pictures, where the school lets them. */

vi.mock('next/headers', () => import('#scripts/testing/routes/fake-headers.ts'))
vi.mock('#lib/db/client.ts', () => import('#scripts/testing/routes/served-db.ts'))
vi.mock('#lib/timeback/server/app-deps.ts', () => import('#scripts/testing/routes/served-deps.ts'))

let open: OpenLessons
const teacher = { timebackId: '', role: 'teacher' as const }
let classId: string
let child: Visitor

beforeAll(async () => {
  vi.stubEnv('DATABASE_URL', 'postgresql://not-used@localhost/none')
  vi.stubEnv('NEXTAUTH_SECRET', 'only for the tests of a route')
  vi.stubEnv('NEXTAUTH_URL', '')
  vi.stubEnv('DEMO', '1')
  open = await openLessons()
  serve(open)
  teacher.timebackId = await open.idOf('teacher@example.com')
  const place = await open.db.enrollment.findFirstOrThrow({ where: { userId: teacher.timebackId } })
  classId = place.classId
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await open.close()
})
beforeEach(async () => {
  child = openVisitor()
  await open.db.$executeRaw`TRUNCATE rate_limit`
  await open.db.user.deleteMany({ where: { hasEmail: false } })
  await open.db.class.updateMany({ data: { signInCode: null } })
  await turn(true)
})

const turn = (childSignIn: boolean) => open.db.organisation.updateMany({ data: { childSignIn } })
const makeAnew = (children?: string[]) =>
  makeChildKeys(open.deps, teacher, { classId, ...(children && { children }) })

async function makeKeys(...names: string[]): Promise<ChildKeys> {
  await addClassChildren(open.deps, teacher, { classId, names })
  return makeAnew()
}
const come = async (fields: Record<string, string>, from = child) =>
  (await from.post('/api/auth/callback/child', { ...fields, json: 'true' })).status

describe('a child without an address', () => {
  it('signs in by the card, however it is typed, as themselves', async () => {
    const { keys } = await makeKeys('Zoe', 'Adam')
    const [zoe, adam] = ['Zoe', 'Adam'].map((name) => keys.find((key) => key.name === name))
    expect(await come({ card: ` ${zoe?.card.toLowerCase().replaceAll('-', ' ')} ` })).toBe(200)
    expect((await child.me()).json).toMatchObject({
      timebackId: zoe?.timebackId,
      name: 'Zoe',
      role: 'student',
    })
    const other = openVisitor()
    expect(await come({ card: adam?.card ?? '' }, other)).toBe(200)
    expect((await other.me()).json).toMatchObject({ name: 'Adam' })
  })

  it('signs in by the class’s code and their pictures in order, and by no other’s', async () => {
    const { code, keys } = await makeKeys('Zoe', 'Adam')
    const [zoe, adam] = ['Zoe', 'Adam'].map((name) => keys.find((key) => key.name === name))
    const found = await findChildren(open.deps, { code: code.toLowerCase(), address: '192.0.2.1' })
    expect(found).toMatchObject({ title: 'Class A', children: [{ name: 'Adam' }, { name: 'Zoe' }] })
    const pictures = zoe?.pictures.join(',') ?? ''
    const own = { code, child: zoe?.timebackId ?? '', pictures }
    expect(await come({ ...own, pictures: `${pictures},sun` })).toBe(401)
    expect(await come({ ...own, code: 'ABCDEF' })).toBe(401)
    if (pictures !== adam?.pictures.join(','))
      expect(await come({ ...own, child: adam?.timebackId ?? '' })).toBe(401)
    expect(await come(own)).toBe(200)
    expect((await child.me()).json).toMatchObject({ name: 'Zoe' })
  })

  it('is out when the cards end or are made anew, when they are locked, and when the school turns it off', async () => {
    const { keys } = await makeKeys('Zoe')
    const { card = '', timebackId = '' } = keys[0] ?? {}
    await turn(false)
    expect(await come({ card })).toBe(404)
    await turn(true)
    const lock = (lockedAt: Date | null) =>
      open.db.user.update({ where: { id: timebackId }, data: { lockedAt } })
    await lock(new Date())
    expect(await come({ card })).toBe(401)
    await lock(null)
    const anew = await makeAnew([timebackId])
    expect(await come({ card })).toBe(401)
    expect(await come({ card: anew.keys[0]?.card ?? '' })).toBe(200)
    await endClassKeys(open.deps, teacher, { classId })
    expect(await come({ card: anew.keys[0]?.card ?? '' }, openVisitor())).toBe(401)
    expect(await open.db.childKey.count()).toBe(0)
  })

  it('has no key in the database that could be read, and only hashes', async () => {
    const { keys } = await makeKeys('Zoe')
    const [stored] = await open.db.childKey.findMany()
    const text = JSON.stringify(stored)
    expect(text).not.toContain(keys[0]?.card.replaceAll('-', ''))
    expect(text).not.toContain(keys[0]?.pictures[0])
  })
})

it('is off by default: there is no such way in, and no teacher makes a card', async () => {
  await turn(false)
  await expect(makeKeys('Zoe')).rejects.toMatchObject({ code: 'FORBIDDEN' })
  expect(await come({ card: 'ABCD-EFGH-JKLM' })).toBe(404)
})

it('nobody who has an address gets a card: with it a teacher could come in as anybody', async () => {
  const student = await open.idOf('student@example.com')
  await expect(makeAnew([student])).rejects.toMatchObject({ code: 'STUDENT_NOT_FOUND' })
  expect(await open.db.childKey.count()).toBe(0)
})

it('who guesses pictures is stopped after ten a minute for one child, and right ones are not counted', async () => {
  const { code, keys } = await makeKeys('Zoe')
  const { timebackId = '', pictures = [] } = keys[0] ?? {}
  const own = { code, child: timebackId }
  for (let turns = 0; turns < 12; turns++)
    expect(await come({ ...own, pictures: pictures.join(',') }, openVisitor())).toBe(200)
  const wrong = { ...own, pictures: 'sun,sun,nothing' }
  const statuses = []
  for (let turns = 0; turns < 11; turns++) statuses.push(await come(wrong))
  expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429])
})
