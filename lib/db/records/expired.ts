import 'server-only'
import type { Database } from '#lib/db/client.ts'

/** What is deleted once it is older than so many days; `null` is kept for ever. */
export type KeptDays = { signIns: number | null; audit: number | null; messages: number | null }

/** Deletes what is older, and leaves a receipt of how much, if anything was. */
export async function deleteExpired(
  db: Database,
  { days, now }: { days: KeptDays; now: Date },
): Promise<void> {
  await db.$transaction(async (tx) => {
    const at = (kept: number | null) => kept !== null && { lt: new Date(now.getTime() - kept * 86_400_000) }
    const [signIns, audit, messages] = [at(days.signIns), at(days.audit), at(days.messages)]
    const counts = {
      signIns: signIns ? (await tx.signIn.deleteMany({ where: { at: signIns } })).count : 0,
      auditEntries: audit ? (await tx.auditEntry.deleteMany({ where: { at: audit } })).count : 0,
      messages: messages ? (await tx.message.deleteMany({ where: { at: messages } })).count : 0,
    }
    if (Object.values(counts).some((count) => count > 0))
      await tx.deletionReceipt.create({ data: { at: now, kind: 'expired', counts }, select: { id: true } })
  })
}

/** Students who have been locked for so many days. */
export async function listLeavers(
  db: Database,
  { days, now }: { days: number; now: Date },
): Promise<string[]> {
  const lockedAt = { lt: new Date(now.getTime() - days * 86_400_000) }
  const rows = await db.user.findMany({ where: { lockedAt, role: 'student' }, select: { id: true } })
  return rows.map(({ id }) => id)
}
