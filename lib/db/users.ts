import 'server-only'
import type { PrismaClient, Role } from '#prisma/generated/client.ts'

/** A person as the app knows them; `id` is the Timeback ID. */
export type UserRow = { id: string; email: string; name: string; role: Role }

const columns = { id: true, email: true, name: true, role: true } as const

export async function findUser(db: PrismaClient, id: string): Promise<UserRow | null> {
  return db.user.findUnique({ where: { id }, select: columns })
}

/** Emails are stored in lower case. */
export async function findUserByEmail(db: PrismaClient, email: string): Promise<UserRow | null> {
  return db.user.findUnique({ where: { email: email.trim().toLowerCase() }, select: columns })
}

export type SignInIdentity = {
  provider: string
  providerAccountId: string
  email: string
  name: string
  /** The role for a new person; a known one keeps theirs unless `raise` is set. */
  role: Role
  raise: boolean
}

/**
 * The person of a verified OIDC identity: by the identity itself, else by email, else a new one. The
 * identity is remembered, so that a later change of email at the provider leads to the same person.
 */
export async function signInUser(db: PrismaClient, identity: SignInIdentity): Promise<UserRow> {
  const { provider, providerAccountId, name, role, raise } = identity
  const email = identity.email.trim().toLowerCase()
  return db.$transaction(async (tx) => {
    const key = { provider_providerAccountId: { provider, providerAccountId } }
    const account = await tx.account.findUnique({ where: key, select: { userId: true } })
    const known = account ? { id: account.userId } : { email }
    const change = raise ? { role } : {}
    const existing = await tx.user.findUnique({ where: known, select: columns })
    const user = existing
      ? await tx.user.update({ where: { id: existing.id }, data: change, select: columns })
      : await tx.user.create({ data: { email, name, role }, select: columns })
    if (!account) await tx.account.create({ data: { provider, providerAccountId, userId: user.id } })
    return user
  })
}
