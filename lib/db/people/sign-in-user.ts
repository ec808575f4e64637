import 'server-only'
import { isLostRace } from '#lib/db/database-failure.ts'
import type { Prisma, PrismaClient } from '#prisma/generated/client.ts'
import { toStoredEmail } from './users.ts'

/** A person as an issuer knows them. */
export type SignInIdentity = {
  provider: string
  providerAccountId: string
  email: string
  name: string | null
  /** The issuer itself says that the address is theirs. */
  verified: boolean
}

export type SignInOutcome =
  | {
      id: string /** The issuer's address is another person's here, so the old one stays. */
      keptEmail: boolean
    }
  | { refused: 'AddressInUse' | 'Locked' | 'DomainNotAllowed' | 'NotKnown' }

/** Whether an address that nobody here has may open an account. */
export type MayOpen = (email: string) => Promise<true | 'DomainNotAllowed' | 'NotKnown'>

/** Two who come first at once are told apart by the database; the one that lost looks again. */
const mostTries = 5

/**
 * The person of a provider's account: by the account itself, else by address, else a new one. Nobody gets to
 * another's data by an address: a second account of one provider is refused, and so is one of a second provider
 * that does not say itself that the address is theirs. What the issuer changed since last time is taken; what
 * was changed here meanwhile stays. Whoever is locked stays out, and nobody new comes in whom `mayOpen` refuses. Each way is one read and at most one write.
 */
export async function signInUser(
  db: PrismaClient,
  identity: SignInIdentity,
  mayOpen: MayOpen = async () => true,
): Promise<SignInOutcome> {
  for (let turn = 1; ; turn++) {
    try {
      return await signInOnce(db, { ...identity, email: toStoredEmail(identity.email) }, mayOpen)
    } catch (thrown) {
      if (turn === mostTries || !isLostRace(thrown)) throw thrown
    }
  }
}

const ofAccount = {
  email: true,
  name: true,
  user: { select: { id: true, email: true, name: true, lockedAt: true } },
} satisfies Prisma.AccountSelect

async function signInOnce(
  db: PrismaClient,
  identity: SignInIdentity,
  mayOpen: MayOpen,
): Promise<SignInOutcome> {
  const { provider, providerAccountId, email, name, verified } = identity
  const key = { provider_providerAccountId: { provider, providerAccountId } }
  const account = await db.account.findUnique({ where: key, select: ofAccount })
  if (account?.user.lockedAt) return { refused: 'Locked' }
  if (account) return takeChanges(db, identity, account)

  const created = { provider, providerAccountId, email, name }
  const person = await db.user.findUnique({
    where: { email },
    select: {
      ...{ id: true, name: true, lockedAt: true },
      accounts: { select: { provider: true, providerAccountId: true } },
    },
  })
  if (!person) {
    const may = await mayOpen(email)
    if (may !== true) return { refused: may }
    const data = { email, name: name ?? email, accounts: { create: created } }
    return { ...(await db.user.create({ data, select: { id: true } })), keptEmail: false }
  }
  const others = person.accounts
  // It came meanwhile, in another browser.
  if (others.some((other) => other.provider === provider && other.providerAccountId === providerAccountId))
    return signInOnce(db, identity, mayOpen)
  if (others.some((other) => other.provider === provider) || (others.length > 0 && !verified))
    return { refused: 'AddressInUse' }
  if (person.lockedAt) return { refused: 'Locked' }
  const isUnnamed = others.length === 0 || person.name.trim() === ''
  await db.user.update({
    where: { id: person.id },
    data: {
      ...(isUnnamed && { name: name ?? (person.name.trim() || email) }),
      accounts: { create: created },
    },
    select: { id: true },
  })
  return { id: person.id, keptEmail: false }
}

async function takeChanges(
  db: PrismaClient,
  { provider, providerAccountId, email, name }: SignInIdentity,
  { user, ...known }: Prisma.AccountGetPayload<{ select: typeof ofAccount }>,
): Promise<SignInOutcome> {
  const asksEmail = email !== known.email && email !== user.email
  const keptEmail = asksEmail && (await db.user.count({ where: { email } })) > 0
  const change: Prisma.UserUpdateInput = {}
  if (asksEmail && !keptEmail) change.email = email
  if (name !== null && name !== known.name) change.name = name
  else if (user.name.trim() === '') change.name = email
  const said = { ...(!keptEmail && { email }), ...(name !== null && { name }) }
  const isNews = (!keptEmail && email !== known.email) || Object.keys(change).length > 0
  if (isNews)
    await db.account.update({
      where: { provider_providerAccountId: { provider, providerAccountId } },
      data: { ...said, user: { update: change } },
      select: { userId: true },
    })
  return { id: user.id, keptEmail }
}
