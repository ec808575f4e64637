import 'server-only'
import { recordAudit } from '#lib/db/school/audit.ts'
import type { AttemptAction } from '#lib/timeback/contract/records.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import type { LessonPort } from '#lib/timeback/server/lessons/lesson-port.ts'
import { requireTaught } from '#lib/timeback/server/people/require-taught.ts'
import type { Viewer } from '#lib/timeback/server/people/viewer.ts'

type Verbs = Pick<LessonPort, 'attempts' | 'start' | 'resetAttempt'>

/**
 * A teacher gives a student the next attempt at a lesson (`new`, which closes an open one as `start` does) or opens the
 * latest again from the start (`reset`); the audit trail says what it was before. The lesson's verbs are given, since the
 * attempts may be another PowerPath's. Throws `STUDENT_NOT_FOUND`, `LESSON_NOT_FOUND`, and `ATTEMPT_NOT_FOUND` for the
 * reset of nothing.
 */
export async function actOnAttempt(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  viewer: Viewer,
  { verbs, action, ...key }: { verbs: Verbs; student: string; lesson: string; action: AttemptAction },
): Promise<{ attempt: number; action: AttemptAction }> {
  const { id: student } = await requireTaught({ db }, viewer, { student: key.student })
  const of = { student, lesson: key.lesson }
  const latest = (await verbs.attempts(of)).at(-1)
  const before = latest && { attempt: latest.attempt, score: latest.score, finalized: latest.finalized }
  // The number is the verb's own answer: somebody may have begun another one meanwhile.
  let attempt = latest?.attempt ?? 0
  if (action === 'new') attempt = (await verbs.start({ ...of, forceNew: true })).attempt
  else await verbs.resetAttempt(of)
  await recordAudit(db, [
    {
      ...{ byId: viewer.timebackId, action: `attempt.${action}`, studentId: student, at: now() },
      subject: { kind: 'attempt', id: `${student}/${of.lesson}/${attempt}` },
      ...(before && { before }),
      after: { attempt, score: 0, finalized: false },
    },
  ])
  return { attempt, action }
}
