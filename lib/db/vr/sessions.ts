import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { type CourseRow, courseColumns } from '#lib/db/content/courses.ts'
import { insertEvents, type NewEvent } from '#lib/db/events/outbox.ts'
import type { ClassScope } from '#lib/db/people/classes.ts'
import { prepare, query } from '#lib/db/statement.ts'
import type { CompletedSession } from '#lib/vr/complete-session.ts'
import type { SessionState } from '#lib/vr/to-vr-session.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { saveVrProgress } from './progress.ts'

/** A session, whose it is, and what pages show beside the wire's shape. */
export type VrSessionRow = SessionState & {
  studentId: string
  notes: string | null
  createdAt: Date
  launchCode: string | null
  launchUrl: string | null
  activity: { id: string; name: string; course: CourseRow & { title: string } } | null
}

export type VrStudentSessionRow = VrSessionRow & { student: { id: string; name: string } }

const select = {
  id: true,
  studentId: true,
  status: true,
  completionMode: true,
  score: true,
  timeSpentSeconds: true,
  notes: true,
  createdAt: true,
  completedAt: true,
  launchCode: true,
  activity: { select: { id: true, name: true, course: { select: { ...courseColumns, title: true } } } },
  package: { select: { id: true, title: true, version: true, targetPlatforms: true, launchUrl: true } },
} satisfies Prisma.VrSessionSelect

const orderBy = [{ createdAt: 'desc' }, { id: 'desc' }] satisfies Prisma.VrSessionOrderByWithRelationInput[]

export type SessionFilter = { studentId: string; status?: SessionState['status'] | undefined }

/** A student's sessions, the newest first. */
export function listVrSessions(db: Database, filter: SessionFilter): Promise<VrSessionRow[]> {
  return query<VrSessionRow, SessionFilter>(db, listOfStudent, filter)
}

const listOfStudent = prepare<SessionFilter>(
  'list-vr-sessions',
  ($) => {
    const status = $((filter) => filter.status ?? null, 'text')
    return `SELECT s.id, s.student_id AS "studentId", s.status::text AS status,
        s.completion_mode::text AS "completionMode", s.score, s.time_spent_seconds AS "timeSpentSeconds", s.notes,
        s.created_at AS "createdAt", s.completed_at AS "completedAt", s.launch_code AS "launchCode",
        a.id AS "activityId", p.launch_url AS "launchUrl",
        CASE WHEN a.id IS NOT NULL THEN json_build_object('id', a.id, 'name', a.name, 'course', json_build_object(
          'id', c.id, 'code', c.code, 'subject', c.subject, 'grade', c.grade, 'totalLessons', c.total_lessons,
          'title', c.title)) END AS activity,
        json_build_object('id', p.id, 'title', p.title, 'version', p.version,
          'targetPlatforms', p.target_platforms) AS package
      FROM vr_session s JOIN vr_package p ON p.id = s.package_id
        LEFT JOIN vr_activity a ON a.id = s.activity_id LEFT JOIN course c ON c.id = a.course_id
      WHERE s.student_id = ${$(({ studentId }) => studentId, 'uuid')}
        AND (${status} IS NULL OR s.status::text = ${status})
      ORDER BY s.created_at DESC, s.id DESC`
  },
  ['createdAt', 'completedAt'],
)

/** A student's session. */
export async function findVrSession(
  db: Database,
  key: { id: string; studentId: string },
): Promise<VrSessionRow | null> {
  const row = await db.vrSession.findFirst({ where: key, select })
  return row && toSession(row)
}

/** The session that a headset is for, by its id or its code; none of a student who is locked. */
export async function findHeadsetSession(
  db: Database,
  key: { id: string } | { launchCode: string; status: SessionState['status'] },
): Promise<VrSessionRow | null> {
  const row = await db.vrSession.findFirst({ where: { ...key, student: { lockedAt: null } }, select })
  return row && toSession(row)
}

/** The sessions of a package, of the students of the classes in scope, the newest first. */
export async function listVrPackageSessions(
  db: Database,
  { packageId, scope }: { packageId: string; scope: ClassScope },
): Promise<VrStudentSessionRow[]> {
  const taught = scope !== 'all' && {
    student: { enrollments: { some: { role: 'student' as const, class: taughtBy(scope.teacherId) } } },
  }
  const rows = await db.vrSession.findMany({
    where: { packageId, ...taught },
    select: { ...select, student: { select: { id: true, name: true } } },
    orderBy,
  })
  return rows.map(({ student, ...row }) => ({ ...toSession(row), student }))
}

function taughtBy(teacherId: string): Prisma.ClassWhereInput {
  return { enrollments: { some: { userId: teacherId, role: 'teacher' } } }
}

export type NewVrSession = {
  id: string
  packageId: string
  studentId: string
  activityId: string | null
  launchCode: string
  createdAt: Date
}

/** Stores a session and the events that tell of it, both or neither. */
export async function createVrSession(
  db: Database,
  session: NewVrSession,
  events: NewEvent[],
): Promise<VrSessionRow> {
  return db.$transaction(async (tx) => {
    const row = await tx.vrSession.create({ data: session, select })
    await insertEvents(tx, events)
    return toSession(row)
  })
}

/**
 * Completes a session with all it leads to: the progress of its activity and course, and the events that
 * tell of it, given how far the student is in the course if the activity counted now. Returns false, and
 * changes nothing, if it was completed already.
 */
export async function completeVrSession(
  db: Database,
  session: VrSessionRow,
  { completed, events }: { completed: CompletedSession; events: (pctComplete: number | null) => NewEvent[] },
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const where = { id: session.id, status: 'in_progress' } as const
    const { count } = await tx.vrSession.updateMany({ where, data: completed })
    if (count === 0) return false
    const { activity, studentId } = session
    const of = activity && { activity, studentId, sessionId: session.id }
    const pctComplete = of && (await saveVrProgress(tx, of, completed))
    await insertEvents(tx, events(pctComplete))
    return true
  })
}

function toSession({
  package: { launchUrl, ...made },
  ...row
}: Prisma.VrSessionGetPayload<{ select: typeof select }>): VrSessionRow {
  return {
    ...row,
    activityId: row.activity?.id ?? null,
    package: made,
    launchUrl,
  }
}
