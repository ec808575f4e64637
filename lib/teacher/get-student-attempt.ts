import 'server-only'
import type { Actor } from '#lib/auth/get-actor.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { AttemptDetails } from '#lib/timeback/contract/lesson.ts'
import { getTimeback } from '#lib/timeback/server/timeback.ts'
import { readGrid } from './get-class-grid.ts'
import type { Grid, StudentRef } from './model.ts'
import { getStudent, type StudentKey } from './students.ts'

export type StudentAttempt = {
  student: StudentRef
  lessonName: string
  details: AttemptDetails
  /** Of this student alone. */
  grid: Grid
  /** No later attempt at the lesson was begun. */
  isLatest: boolean
}

/** One attempt with each question, the student's answer and the key; `null` if there is none to be seen. */
export async function getStudentAttempt(
  actor: Actor,
  { lessonId, attempt, ...key }: StudentKey & { lessonId: string; attempt: number },
): Promise<StudentAttempt | null> {
  const student = await getStudent(actor, key)
  if (!student) return null
  const { lessons } = getTimeback()
  try {
    const [{ name }, details, grid] = await Promise.all([
      lessons.get({ lesson: lessonId }),
      lessons.attemptDetails({ lesson: lessonId, student: student.timebackId, attempt, forTeacher: true }),
      readGrid([student]),
    ])
    const isLatest = grid.cells.some((cell) => cell.lessonId === lessonId && cell.attempts === attempt)
    return { student, lessonName: name, details, grid, isLatest }
  } catch (error) {
    if (error instanceof DomainError && error.status === 404) return null
    throw error
  }
}
