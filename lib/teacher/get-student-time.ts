import 'server-only'
import type { Actor } from '#lib/auth/get-actor.ts'
import type { RunSummary } from '#lib/timeback/contract/activity.ts'
import { getTimeback } from '#lib/timeback/server/timeback.ts'
import type { StudentRef } from './model.ts'
import { getStudent, type StudentKey } from './students.ts'

type AttemptKey = { lessonId: string; number: number }
export type StudentTime = { student: StudentRef; runs: RunSummary[] }

/**
 * A student's time by run, the latest first: what was counted, and what was not and why; of one attempt
 * where it is given. `null` if the student is not the actor's.
 */
export async function getStudentTime(
  actor: Actor,
  { attempt, ...key }: StudentKey & { attempt?: AttemptKey | undefined },
): Promise<StudentTime | null> {
  const student = await getStudent(actor, key)
  if (!student) return null
  return { student, runs: await getTimeback().activity.runs({ student: student.timebackId, attempt }) }
}
