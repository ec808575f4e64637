import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { type Parameter, prepare, query } from '#lib/db/statement.ts'

export type AuditRow = {
  id: string
  at: Date
  action: string
  subjectKind: string
  subjectId: string
  before: unknown
  after: unknown
  by: { timebackId: string; name: string; email: string } | null
  /** What it was done to, as it is called today; `null` where it is gone or has no name. */
  subjectName: string | null
  /** The student whom it tells of. */
  studentName: string | null
}

/** Whose entries: of one class, of the classes of one teacher, or all. */
export type AuditScope = { classId: string } | { teacherId: string } | 'all'

type AuditFilter = {
  /** The class or the teacher; `null` for all. */
  whose: string | null
  /** The last entry that was read. */
  before: Pick<AuditRow, 'at' | 'id'> | null
  take: number
}

/** An attempt is named by `student/lesson/number`, an assignment by what it gives. */
const subjectName = `CASE a.subject_kind
  WHEN 'person' THEN (SELECT p.name FROM "user" p WHERE p.id::text = a.subject_id AND p.id = a.student_id)
  WHEN 'class' THEN (SELECT c.title FROM class c WHERE c.id = a.class_id)
  WHEN 'lesson' THEN (SELECT l.title FROM lesson l WHERE l.id = a.subject_id)
  WHEN 'course' THEN (SELECT c.title FROM course c WHERE c.id = a.subject_id)
  WHEN 'attempt' THEN (SELECT l.title FROM lesson l WHERE l.id = substring(a.subject_id FROM '^[^/]*/(.*)/[0-9]+$'))
  WHEN 'assignment' THEN coalesce(
    (SELECT l.title FROM lesson l WHERE l.id = coalesce(a.after, a.before) ->> 'lessonId'),
    (SELECT c.title FROM component c WHERE c.id = coalesce(a.after, a.before) ->> 'unitId'),
    (SELECT v.title FROM vr_package v WHERE v.id::text = coalesce(a.after, a.before) ->> 'packageId'))
  END`

const statements = {
  all: auditStatement(() => 'true'),
  ofClass: auditStatement(($) => isOf(`SELECT ${$(({ whose }) => whose, 'uuid')}`)),
  ofTeacher: auditStatement(($) =>
    isOf(
      `SELECT class_id FROM enrollment WHERE role = 'teacher' AND user_id = ${$(({ whose }) => whose, 'uuid')}`,
    ),
  ),
}

/** Entries of the audit trail, the newest first: of classes, and of their students where an entry names no class. */
export async function listAudit(
  db: Database,
  { scope, ...page }: { scope: AuditScope } & Pick<AuditFilter, 'before' | 'take'>,
): Promise<AuditRow[]> {
  const ask = (statement: typeof statements.all, whose: string | null) =>
    query<AuditRow, AuditFilter>(db, statement, { ...page, whose })
  if (scope === 'all') return ask(statements.all, null)
  return 'classId' in scope
    ? ask(statements.ofClass, scope.classId)
    : ask(statements.ofTeacher, scope.teacherId)
}

function auditStatement(isWithin: ($: Parameter<AuditFilter>) => string) {
  return prepare<AuditFilter>(
    'list-audit',
    ($) => {
      const at = $(({ before }) => before?.at ?? null, 'timestamptz')
      const id = $(({ before }) => before?.id ?? null, 'uuid')
      return `SELECT a.id, a.at, a.action, a.subject_kind AS "subjectKind", a.subject_id AS "subjectId", a.before, a.after,
        CASE WHEN u.id IS NOT NULL THEN json_build_object('timebackId', u.id, 'name', u.name, 'email', u.email) END AS by,
        ${subjectName} AS "subjectName", (SELECT s.name FROM "user" s WHERE s.id = a.student_id) AS "studentName"
      FROM (SELECT * FROM audit_entry a WHERE ${isWithin($)} AND (${at} IS NULL OR (a.at, a.id) < (${at}, ${id}))
      ORDER BY a.at DESC, a.id DESC LIMIT ${$(({ take }) => take, 'int')}) a LEFT JOIN "user" u ON u.id = a.by_id
      ORDER BY a.at DESC, a.id DESC`
    },
    ['at'],
  )
}

function isOf(classes: string): string {
  return `(a.class_id IN (${classes}) OR (a.class_id IS NULL AND a.student_id IN
    (SELECT user_id FROM enrollment WHERE role = 'student' AND class_id IN (${classes}))))`
}
