import { z } from 'zod'
import { id } from './requests.ts'

/** One row for each answer, or one for each attempt with a column for each question. */
export const exportQuery = z.strictObject({ kind: z.enum(['answers', 'questions']) })
export type ExportKind = z.infer<typeof exportQuery>['kind']

export const attemptActionBody = z.strictObject({ action: z.enum(['new', 'reset']) })
export type AttemptAction = z.infer<typeof attemptActionBody>['action']

/** `before` is the `next` of the page read last. */
export const auditQuery = z.strictObject({ classId: id.optional(), before: id.optional() })

/** Who did what, when; the newest first. `by` is null where who did it is no longer known. */
export type AuditPage = { entries: AuditRecord[]; next?: string }
/** The receipt of a deletion, at an ISO 8601 moment: how much of what, and nobody's name. */
export type DeletionRecord = { id: string; at: string; kind: string; counts: Record<string, number> }

/** A class's trail as its page shows it; names as they are today, `null` where there is none. */
export type ClassAudit = {
  class: { id: string; title: string }
  entries: AuditLine[]
  next: string | null
}
export type AuditLine = AuditRecord & { id: string; subjectName: string | null; studentName: string | null }

export type AuditRecord = {
  /** ISO 8601. */
  at: string
  by: { timebackId: string; name: string; email: string } | null
  action: string
  subject: { kind: string; id: string }
  before?: unknown
  after?: unknown
}
