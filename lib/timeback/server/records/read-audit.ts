import 'server-only'
import { type AuditRow, type AuditScope, listAudit } from '#lib/db/records/list-audit.ts'
import { isUuid } from '#lib/std/is-uuid.ts'
import { invalidField } from '#lib/timeback/contract/domain-error.ts'
import type { AuditPage, AuditRecord } from '#lib/timeback/contract/records.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { requireClass } from '#lib/timeback/server/people/require-class.ts'
import { classScopeOf, type Viewer } from '#lib/timeback/server/people/viewer.ts'

/** How many entries a page of the audit trail holds. */
const onPage = 50

/**
 * Who did what, the newest first: of one class, or of all that the viewer teaches; an administrator reads everything.
 * Throws `CLASS_NOT_FOUND`, and `VALIDATION_ERROR` for a `before` that no page gave.
 */
export async function readAudit(
  { db }: Pick<Deps, 'db'>,
  viewer: Viewer,
  { classId, before }: { classId?: string | undefined; before?: string | undefined },
): Promise<AuditPage> {
  const last = before === undefined ? null : readPlace(before)
  let scope: AuditScope = classScopeOf(viewer)
  if (classId !== undefined) scope = { classId: (await requireClass({ db }, viewer, classId)).id }
  const rows = await listAudit(db, { scope, before: last, take: onPage + 1 })
  const shown = rows.slice(0, onPage)
  const lastShown = shown.at(-1)
  const entries = shown.map(toRecord)
  return rows.length > onPage && lastShown ? { entries, next: toPlace(lastShown) } : { entries }
}

function toRecord({ at, by, action, subjectKind, subjectId, before, after }: AuditRow): AuditRecord {
  return {
    ...{ at: at.toISOString(), by, action, subject: { kind: subjectKind, id: subjectId } },
    ...(before !== null && { before }),
    ...(after !== null && { after }),
  }
}

function toPlace({ at, id }: Pick<AuditRow, 'at' | 'id'>): string {
  return `${at.toISOString()}_${id}`
}

function readPlace(place: string): Pick<AuditRow, 'at' | 'id'> {
  const [moment = '', id = ''] = place.split('_')
  const at = new Date(moment)
  if (Number.isNaN(at.getTime()) || at.toISOString() !== moment || !isUuid(id))
    throw invalidField('before', 'must be the `next` of a page of this list')
  return { at, id }
}
