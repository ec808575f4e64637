import 'server-only'
import { findVrPackage } from '#lib/db/vr/packages.ts'
import { findVrActivity } from '#lib/db/vr/progress.ts'
import {
  completeVrSession,
  createVrSession,
  findVrSession,
  listVrPackageSessions,
  listVrSessions,
  type VrSessionRow,
} from '#lib/db/vr/sessions.ts'
import { isUuid } from '#lib/std/is-uuid.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type {
  VrActivityProgress,
  VrCompletionResult,
  VrSession,
  VrSessionSummary,
  VrStudentSession,
} from '#lib/timeback/contract/vr.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { classScopeOf, type Viewer } from '#lib/timeback/server/people/viewer.ts'
import { type CompletionReport, completeSession as decide } from '#lib/vr/complete-session.ts'
import { toLaunchCode } from '#lib/vr/launch-code.ts'
import { toVrSession } from '#lib/vr/to-vr-session.ts'
import { packageNotFound, requirePackage } from './packages.ts'
import { completedEvents, initializedEvents } from './session-events.ts'
import { packageScopeOf } from './viewer.ts'

type NewSession = { student: string; packageId: string; activityId?: string | null | undefined }

/**
 * Begins a session of a package that is assigned to the student. Throws `PACKAGE_NOT_FOUND`, and
 * `ACTIVITY_NOT_FOUND` for any activity but the package's own.
 */
export async function createSession(
  deps: Deps,
  { student, packageId, activityId }: NewSession,
): Promise<VrSession> {
  const made = await findVrPackage(deps.db, { studentId: student }, packageId)
  if (!made) throw packageNotFound()
  const linked = made.activity?.id ?? null
  if (activityId && activityId.toLowerCase() !== linked)
    throw new DomainError('ACTIVITY_NOT_FOUND', 'The package is not linked to that activity.')
  const session = {
    id: deps.uuid(),
    packageId: made.id,
    studentId: student,
    activityId: linked,
    launchCode: toLaunchCode(randomHalf(deps.uuid())),
    createdAt: deps.now(),
  }
  const events = initializedEvents(deps, { ...session, package: made })
  return toVrSession(await createVrSession(deps.db, session, events))
}

function randomHalf(uuid: string): Uint8Array {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex').subarray(8)
}

type Filter = { student: string; status?: VrSession['status'] | undefined }

/** The student's own sessions, the newest first. */
export async function listSessions({ db }: Deps, { student, status }: Filter): Promise<VrSession[]> {
  return (await listVrSessions(db, { studentId: student, status })).map(toVrSession)
}

/** The same with what history shows beside them. */
export async function history({ db }: Deps, { student }: { student: string }): Promise<VrSessionSummary[]> {
  const rows = await listVrSessions(db, { studentId: student })
  return rows.map((row) => ({
    session: toVrSession(row),
    courseTitle: row.activity?.course.title ?? null,
    startedAt: row.createdAt.toISOString(),
  }))
}

type Own = { student: string; session: string }

/** Throws `SESSION_NOT_FOUND`, also for what is someone else's. */
export async function getSession(deps: Deps, own: Own): Promise<VrSession> {
  return toVrSession(await requireSession(deps, own))
}

/** What the student needs to get into the session: the code to type and the address to open. */
export type SessionLaunch = { session: VrSession; code: string | null; launchUrl: string | null }

/** Throws as `getSession`. */
export async function getLaunch(deps: Deps, own: Own): Promise<SessionLaunch> {
  const row = await requireSession(deps, own)
  return { session: toVrSession(row), code: row.launchCode, launchUrl: row.launchUrl }
}

/** A session as its student's teacher sees it. */
export type StudentWork = { session: VrStudentSession; notes: string | null; startedAt: string }

/** Who did what with a package, the newest first. Throws `PACKAGE_NOT_FOUND`. */
export async function listStudentWork(
  deps: Deps,
  { viewer, packageId }: { viewer: Viewer; packageId: string },
): Promise<StudentWork[]> {
  const { id } = await requirePackage(deps, { viewer, id: packageId })
  const rows = await listVrPackageSessions(deps.db, { packageId: id, scope: classScopeOf(viewer) })
  return rows.map(({ student, notes, createdAt, ...row }) => ({
    session: { ...toVrSession(row), student: { timeback_id: student.id, name: student.name } },
    notes,
    startedAt: createdAt.toISOString(),
  }))
}

export async function requireSession({ db }: Deps, { student, session }: Own): Promise<VrSessionRow> {
  const row = isUuid(session) ? await findVrSession(db, { id: session, studentId: student }) : null
  if (!row) throw new DomainError('SESSION_NOT_FOUND', 'There is no such VR session of yours.')
  return row
}

type Input = CompletionReport & { student: string; session: string }

/**
 * Marks a session of the student as done (seed 001), with the progress of its activity and course and the
 * statement that tells of it: all or nothing, once. Throws `SESSION_NOT_FOUND`, `ALREADY_COMPLETED`.
 */
export async function completeSession(
  deps: Deps,
  { student, session: id, ...report }: Input,
): Promise<VrCompletionResult> {
  const session = await requireSession(deps, { student, session: id })
  const decided = decide(session, report, deps.now())
  if (!decided.ok) throw alreadyCompleted()
  const completed = decided.value
  const events = await completedEvents(deps, session, completed)
  // Completion is the one way a session changes, so who loses the race lost it to a completion.
  if (!(await completeVrSession(deps.db, session, { completed, events }))) throw alreadyCompleted()
  return {
    session: toVrSession({ ...session, ...completed }),
    message: 'VR experience completed successfully',
  }
}

function alreadyCompleted(): DomainError {
  // 400 and not the code's usual 409: the table of seed 001.
  return new DomainError('ALREADY_COMPLETED', 'This session is completed already.', { status: 400 })
}

/** The viewer's own progress in a linked activity (seed 001, Activity Progress Sync). Throws `ACTIVITY_NOT_FOUND`. */
export async function activityProgress(
  { db }: Deps,
  { viewer, activity: id }: { viewer: Viewer; activity: string },
): Promise<VrActivityProgress> {
  const key = { id, studentId: viewer.timebackId, scope: packageScopeOf(viewer) }
  const found = isUuid(id) ? await findVrActivity(db, key) : null
  if (!found) throw new DomainError('ACTIVITY_NOT_FOUND', 'There is no such activity here.')
  const { progress } = found
  return {
    activity_id: found.id,
    status: progress ? 'completed' : 'not_started',
    score: progress?.score ?? null,
    completed_at: progress?.completedAt.toISOString() ?? null,
    time_spent_seconds: progress?.timeSpentSeconds ?? null,
  }
}
