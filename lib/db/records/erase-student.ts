import 'server-only'
import type { Database } from '#lib/db/client.ts'
import type { Prisma } from '#prisma/generated/client.ts'

/** What was deleted, by kind; no name, no address and no id of the person. */
export type Receipt = { id: string; at: Date; kind: string; counts: Record<string, number> }

/**
 * Deletes a student with everything that tells of them, and leaves a receipt; `null` if there is no such student. What
 * hangs on the person goes with their row; what only names them, in the text of an entry or an event, is looked for.
 */
export async function eraseStudent(
  db: Database,
  { id, byId, at }: { id: string; byId: string | null; at: Date },
): Promise<Receipt | null> {
  return db.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT FROM "user" WHERE id = ${id}::uuid FOR UPDATE`
      const person = await tx.user.findUnique({
        where: { id },
        select: { email: true, role: true, grantedRole: true, accounts: { select: { email: true } } },
      })
      if (person?.role !== 'student' || (person.grantedRole ?? 'student') !== 'student') return null
      const counts = await countOf(tx, id)
      const addresses = [person.email, ...person.accounts.flatMap(({ email }) => email ?? [])]
      const named = await eraseNames(tx, [id, ...addresses])
      await tx.user.delete({ where: { id }, select: { id: true } })
      const receipt = { at, kind: 'student', counts: { ...counts, ...named } }
      const made = await tx.deletionReceipt.create({ data: { ...receipt, byId }, select: { id: true } })
      return { id: made.id, ...receipt }
    },
    { timeout: 60_000 },
  )
}

/** The receipts, the newest first. */
export async function listReceipts(db: Database, { take }: { take: number }): Promise<Receipt[]> {
  const rows = await db.deletionReceipt.findMany({
    select: { id: true, at: true, kind: true, counts: true },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take,
  })
  return rows.map((row) => ({ ...row, counts: row.counts as Record<string, number> }))
}

async function countOf(tx: Prisma.TransactionClient, studentId: string): Promise<Record<string, number>> {
  const where = { studentId }
  return {
    attempts: await tx.attempt.count({ where }),
    answers: await tx.itemResponse.count({ where: { question: { attempt: where } } }),
    activities: await tx.activityRun.count({ where }),
    vrSessions: await tx.vrSession.count({ where }),
    messages: await tx.message.count({ where }),
  }
}

/** Texts of tables that no key ties to a person: whole rows go, since what is left of one would still be about them. */
const named = [
  { kind: 'signIns', table: 'sign_in', text: 'email' },
  {
    kind: 'auditEntries',
    table: 'audit_entry',
    text: `concat_ws(' ', subject_id, before::text, after::text)`,
  },
  { kind: 'receivedEvents', table: 'caliper_event', text: 'body::text' },
  { kind: 'sentEvents', table: 'outbox_event', text: 'body::text' },
  { kind: 'limits', table: 'rate_limit', text: 'key' },
] as const

async function eraseNames(tx: Prisma.TransactionClient, names: string[]): Promise<Record<string, number>> {
  const patterns = names.map(toPattern)
  const counts: Record<string, number> = {}
  for (const { kind, table, text } of named)
    counts[kind] = await tx.$executeRawUnsafe(
      `DELETE FROM ${table} WHERE ${text} ~* ANY ($1::text[])`,
      patterns,
    )
  // An import tells of many: it stays, without what was wrong with whom.
  counts.rosterRuns = await tx.$executeRawUnsafe(
    `UPDATE roster_run SET problems = '[]' WHERE problems::text ~* ANY ($1::text[])`,
    patterns,
  )
  return counts
}

/** As PostgreSQL writes patterns: the name as a whole, not as a part of a longer address. */
function toPattern(name: string): string {
  const literal = name.replace(/[^\p{L}\p{N}@_-]/gu, (sign) => `\\${sign}`)
  return `(?<![[:alnum:]._%+-])${literal}(?![[:alnum:]_-]|\\.[[:alnum:]])`
}
