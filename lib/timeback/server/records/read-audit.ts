import 'server-only'
import { type AuditRow, type AuditScope, listAudit } from '#lib/db/records/list-audit.ts'
import { isUuid } from '#lib/std/is-uuid.ts'
import { invalidField } from '#lib/timeback/contract/domain-error.ts'
import type { AuditPage, AuditRecord, ClassAudit } from '#lib/timeback/contract/records.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { findTaughtClass, requireClass } from '#lib/timeback/server/people/require-class.ts'
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
  asked: { classId?: string | undefined; before?: string | undefined },
): Promise<AuditPage> {
  const place = asked.before === undefined ? null : readPlace(asked.before)
  if (asked.before !== undefined && !place)
    throw invalidField('before', 'must be the `next` of a page of this list')
  const { classId } = asked
  let scope: AuditScope = classScopeOf(viewer)
  if (classId !== undefined) scope = { classId: (await requireClass({ db }, viewer, classId)).id }
  const { shown, next } = await readRows({ db }, { scope, place })
  return { entries: shown.map(toRecord), ...(next !== undefined && { next }) }
}

/** The same for a class's page, with the names that its lines need; `null` if the viewer does not teach it. */
export async function findClassAudit(
  { db }: Pick<Deps, 'db'>,
  viewer: Viewer,
  { classId, before }: { classId: string; before?: string | undefined },
): Promise<ClassAudit | null> {
  const taught = await findTaughtClass({ db }, viewer, classId)
  if (!taught) return null
  // An address that nobody gave shows the latest.
  const place = before === undefined ? null : readPlace(before)
  const { shown, next } = await readRows({ db }, { scope: { classId: taught.id }, place })
  const entries = shown.map(({ id, subjectName, studentName, ...row }) => ({
    ...{ id, subjectName, studentName },
    ...toRecord({ id, subjectName, studentName, ...row }),
  }))
  return { class: { id: taught.id, title: taught.title }, entries, next: next ?? null }
}

/** Behind the entry that was read last. */
type Place = Pick<AuditRow, 'at' | 'id'>

async function readRows(
  { db }: Pick<Deps, 'db'>,
  { scope, place }: { scope: AuditScope; place: Place | null },
): Promise<{ shown: AuditRow[]; next?: string }> {
  const rows = await listAudit(db, { scope, before: place, take: onPage + 1 })
  const shown = rows.slice(0, onPage)
  const lastShown = shown.at(-1)
  return rows.length > onPage && lastShown ? { shown, next: toPlace(lastShown) } : { shown }
}

function toRecord({ at, by, action, subjectKind, subjectId, before, after }: AuditRow): AuditRecord {
  return {
    ...{ at: at.toISOString(), by, action, subject: { kind: subjectKind, id: subjectId } },
    ...(before !== null && { before }),
    ...(after !== null && { after }),
  }
}

function toPlace({ at, id }: Place): string {
  return `${at.toISOString()}_${id}`
}

function readPlace(place: string): Place | null {
  const [moment = '', id = ''] = place.split('_')
  const at = new Date(moment)
  if (Number.isNaN(at.getTime()) || at.toISOString() !== moment || !isUuid(id)) return null
  return { at, id }
}
