import 'server-only'
import type { AuditAction, AuditSubject } from '#lib/std/terms.ts'
import type { Prisma } from '#prisma/generated/client.ts'

export type AuditInput = {
  /** The Timeback ID of who did it; `null` for what the school does by itself. */
  byId: string | null
  action: AuditAction
  subject: { kind: AuditSubject; id: string }
  /** Whose teachers can read it. */
  classId?: string
  /** Whom it tells of: it is erased with them. */
  studentId?: string
  /** What it was and what it is: values, no words. */
  before?: Prisma.InputJsonValue
  after?: Prisma.InputJsonValue
  at: Date
}

/** Notes what was done, in the transaction that does it. */
export async function recordAudit(
  tx: Prisma.TransactionClient,
  entries: readonly AuditInput[],
): Promise<void> {
  await tx.auditEntry.createMany({
    data: entries.map(({ subject, ...entry }) => ({
      ...entry,
      subjectKind: subject.kind,
      subjectId: subject.id,
    })),
  })
}
