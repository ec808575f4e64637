import { beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase } from '#scripts/testing/database/open-test-database.ts'
import { type SignInIdentity, signInUser } from './sign-in-user.ts'

const { db } = await openTestDatabase()

beforeEach(() => db.$executeRaw`TRUNCATE "user" CASCADE`)

const ann: SignInIdentity = {
  provider: 'oidc',
  providerAccountId: 'ann-1',
  email: 'Ann.Lee@school.example',
  name: 'Ann Lee',
  verified: true,
}
const signIn = (change: Partial<SignInIdentity> = {}) => signInUser(db, { ...ann, ...change })
const people = () => db.user.findMany({ select: { email: true, name: true }, orderBy: { email: 'asc' } })
const idOf = (outcome: Awaited<ReturnType<typeof signIn>>) => ('id' in outcome ? outcome.id : outcome.refused)
const inUse = { refused: 'AddressInUse' }

describe('the first sign-in', () => {
  it('makes a student, with the address in lower case', async () => {
    await signIn()
    expect(await db.user.findMany()).toMatchObject([
      { email: 'ann.lee@school.example', name: 'Ann Lee', role: 'student', grantedRole: null },
    ])
  })

  it('calls somebody without a name by their address', async () => {
    await signIn({ name: null })
    expect(await people()).toEqual([{ email: 'ann.lee@school.example', name: 'ann.lee@school.example' }])
  })

  it('may come many times at once: all succeed, and are one person', async () => {
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => signIn()))
    expect(new Set(outcomes.map(idOf)).size).toBe(1)
    expect(await people()).toHaveLength(1)
    expect(await db.account.count()).toBe(1)
  })

  it('of 250 children at once lets all of them in', async () => {
    const children = Array.from({ length: 250 }, (_none, child) =>
      signIn({ providerAccountId: `child-${child}`, email: `child-${child}@school.example`, name: null }),
    )
    expect(new Set((await Promise.all(children)).map(idOf)).size).toBe(250)
  })

  it('leads to the person whom the school entered before, in any case, and names them', async () => {
    const data = { email: 'ann.lee@school.example', name: 'ann.lee@school.example', role: 'teacher' } as const
    const { id } = await db.user.create({ data })
    for (const verified of [true, false]) {
      await db.account.deleteMany()
      expect(await signIn({ verified })).toEqual({ id, keptEmail: false })
    }
    expect(await db.user.findMany()).toMatchObject([{ name: 'Ann Lee', role: 'teacher' }])
  })
})

describe('what the issuer changed since', () => {
  it('is taken: name and address', async () => {
    const first = await signIn()
    const second = await signIn({ email: 'ann.smith@school.example', name: 'Ann Smith' })
    expect(idOf(second)).toBe(idOf(first))
    expect(await people()).toEqual([{ email: 'ann.smith@school.example', name: 'Ann Smith' }])
  })

  it('is taken of who signed in before claims were kept', async () => {
    await signIn()
    await db.account.updateMany({ data: { email: null, name: null } })
    await signIn({ email: 'ann.smith@school.example', name: 'Ann Smith' })
    expect(await people()).toEqual([{ email: 'ann.smith@school.example', name: 'Ann Smith' }])
  })

  it('does not undo what was changed here', async () => {
    await signIn()
    await db.user.updateMany({ data: { name: 'Ann L.', email: 'ann@school.example' } })
    await signIn()
    expect(await people()).toEqual([{ email: 'ann@school.example', name: 'Ann L.' }])
  })

  it('is no name where the issuer sends none; a blank one gives way to the address', async () => {
    await signIn()
    await signIn({ name: null })
    expect(await people()).toMatchObject([{ name: 'Ann Lee' }])
    await db.user.updateMany({ data: { name: ' ' } })
    await signIn({ name: null })
    expect(await people()).toMatchObject([{ name: 'ann.lee@school.example' }])
  })

  it('never takes the address of another person, and takes it once it is free', async () => {
    await signIn()
    const { id: other } = await db.user.create({ data: { email: 'ann.smith@school.example', name: 'Other' } })
    const wish = { email: 'ann.smith@school.example', name: 'Ann Smith' }
    expect(await signIn(wish)).toMatchObject({ keptEmail: true })
    expect(await people()).toEqual([
      { email: 'ann.lee@school.example', name: 'Ann Smith' },
      { email: 'ann.smith@school.example', name: 'Other' },
    ])
    await db.user.delete({ where: { id: other } })
    expect(await signIn(wish)).toMatchObject({ keptEmail: false })
    expect(await people()).toEqual([{ email: 'ann.smith@school.example', name: 'Ann Smith' }])
  })

  it('may reach us twice at once', async () => {
    await signIn()
    const change = { email: 'ann.smith@school.example', name: 'Ann Smith' }
    await Promise.all(Array.from({ length: 10 }, () => signIn(change)))
    expect(await people()).toEqual([{ email: 'ann.smith@school.example', name: 'Ann Smith' }])
  })
})

describe('nobody gets to another by an address', () => {
  it('a second account of one provider with an address in use is refused, whatever its case', async () => {
    await signIn()
    for (const email of ['ann.lee@school.example', ' ANN.LEE@school.example'])
      expect(await signIn({ providerAccountId: 'ann-2', email })).toEqual(inUse)
    expect(await db.account.count()).toBe(1)
  })

  it('so are two that come at once to a person whom the school entered: one of them', async () => {
    for (let round = 0; round < 10; round++) {
      const email = `new-${round}@school.example`
      await db.user.create({ data: { email, name: 'New' } })
      const both = await Promise.all(
        ['a', 'b'].map((sub) => signIn({ email, providerAccountId: `${round}${sub}` })),
      )
      expect(both.filter((outcome) => 'id' in outcome)).toHaveLength(1)
      expect(both).toContainEqual(inUse)
    }
  })

  it('a second provider leads to the same person only if it vouches for the address itself', async () => {
    const first = await signIn()
    const google = { provider: 'google', providerAccountId: 'g-1', name: 'A. Lee' }
    expect(await signIn({ ...google, verified: false })).toEqual(inUse)
    expect(idOf(await signIn(google))).toBe(idOf(first))
    expect(await people()).toMatchObject([{ name: 'Ann Lee' }])
    expect(await signIn({ ...google, providerAccountId: 'g-2' })).toEqual(inUse)
  })

  it('the address that somebody gave up is free for another', async () => {
    const first = await signIn()
    await signIn({ email: 'ann.smith@school.example' })
    const next = await signIn({ providerAccountId: 'ann-2', name: 'Another Ann' })
    expect(idOf(next)).not.toBe(idOf(first))
    expect(await people()).toHaveLength(2)
  })
})

it('the database itself holds one account of a provider for a person', async () => {
  const outcome = await signIn()
  const second = { provider: 'oidc', providerAccountId: 'ann-2', userId: idOf(outcome) }
  await expect(db.account.create({ data: second })).rejects.toMatchObject({ code: 'P2002' })
})
