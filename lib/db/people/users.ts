import 'server-only'
import type { PrismaClient, Role } from '#prisma/generated/client.ts'

/** A person as the app knows them; `id` is the Timeback ID. */
export type UserRow = { id: string; email: string; name: string; role: Role }

const columns = { id: true, email: true, name: true, role: true } as const

export async function findUser(db: PrismaClient, id: string): Promise<UserRow | null> {
  return db.user.findUnique({ where: { id }, select: columns })
}

/** Whether that person is kept out for now. */
export async function isLocked(db: PrismaClient, id: string): Promise<boolean> {
  return (await db.user.count({ where: { id, lockedAt: { not: null } } })) > 0
}

/** The form in which addresses are stored and compared. */
export function toStoredEmail(email: string): string {
  return email.trim().toLowerCase()
}

export async function findUserByEmail(db: PrismaClient, email: string): Promise<UserRow | null> {
  return db.user.findUnique({ where: { email: toStoredEmail(email) }, select: columns })
}
