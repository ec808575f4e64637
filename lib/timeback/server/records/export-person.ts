import 'server-only'
import { type PersonData, readPersonData } from '#lib/db/records/person-data.ts'
import { isUuid } from '#lib/std/is-uuid.ts'
import { isAdaptive } from '#lib/std/terms.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { attemptDetails } from '#lib/timeback/server/lessons/attempt-details.ts'
import { requireTaught } from '#lib/timeback/server/people/require-taught.ts'
import type { Viewer } from '#lib/timeback/server/people/viewer.ts'

/**
 * All that is stored of a person, as JSON. A test that is still open says no more than its page does: neither what is
 * right nor its choices by their own names. Throws `STUDENT_NOT_FOUND`.
 */
export async function exportPerson(deps: Deps, { student }: { student: string }): Promise<object> {
  const data = await readPersonData(deps.db, student)
  if (!data) throw new DomainError('STUDENT_NOT_FOUND', `There is no student ${student}.`)
  const { id, email, name, role, createdAt, updatedAt, lockedAt, hasEmail, rosterId, ...rest } = data
  const { enrollments, groups, attempts, runs, vrSessions, audited, events, told, ...own } = rest
  return {
    exportedAt: deps.now().toISOString(),
    person: {
      timebackId: id,
      email: hasEmail ? email : null,
      name,
      role,
      createdAt,
      updatedAt,
      lockedAt,
      rosterId,
    },
    classes: enrollments.map(({ role: place, class: { id: classId, title } }) => ({
      id: classId,
      title,
      role: place,
    })),
    groups: groups.map(({ group }) => group),
    attempts: await Promise.all(attempts.map((attempt) => toAttempt(deps, student, attempt))),
    activities: runs,
    vrSessions,
    ...own,
    teachersDid: audited,
    events: { sent: events, received: told },
  }
}

/** The same of a student whom the viewer teaches, or of anybody for an administrator. Throws `STUDENT_NOT_FOUND`. */
export async function exportStudent(
  deps: Deps,
  viewer: Viewer,
  { timebackId }: { timebackId: string },
): Promise<object> {
  if (viewer.role === 'admin' && isUuid(timebackId)) return exportPerson(deps, { student: timebackId })
  const { id } = await requireTaught(deps, viewer, { student: timebackId })
  return exportPerson(deps, { student: id })
}

async function toAttempt(
  deps: Deps,
  student: string,
  attempt: PersonData['attempts'][number],
): Promise<object> {
  const { lesson, questions, ...facts } = attempt
  const named = { ...facts, lessonName: lesson.title }
  if (attempt.status !== 'open') return { ...named, questions }
  // One that is being answered may take more turns.
  if (isAdaptive(attempt.lessonType))
    return { ...named, questions: questions.filter(({ response }) => response !== null) }
  const details = await attemptDetails(deps, { lesson: attempt.lessonId, student, attempt: attempt.number })
  const shown = 'questions' in details ? details.questions : details.seenQuestions
  return {
    ...named,
    // What was begun anew was closed before, and seen with its key.
    questions: questions.filter(({ round }) => round < attempt.round),
    running: shown.map(({ id, answered, responses, answeredAt }) => ({
      id,
      answered,
      responses,
      answeredAt,
    })),
  }
}
