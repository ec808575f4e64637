import 'server-only'
import { completeVrSession } from '#lib/db/vr/sessions.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { VrCompletionResult } from '#lib/timeback/contract/vr.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { type CompletionReport, completeSession as decide } from '#lib/vr/complete-session.ts'
import { toVrSession } from '#lib/vr/to-vr-session.ts'
import { completedEvents } from './session-events.ts'
import { requireSession } from './sessions.ts'

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
