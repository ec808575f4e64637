import 'server-only'
import type { Actor } from '#lib/auth/actor.ts'
import { db } from '#lib/db/client.ts'
import { saveNeedAnswer } from '#lib/db/insight/need-answers.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { AnswerNeedBody } from '#lib/timeback/contract/needs.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { lessonVerb } from '#lib/timeback/server/lesson-verb.ts'
import { get } from '#lib/timeback/server/lessons/list.ts'
import { requireClass } from '#lib/timeback/server/people/require-class.ts'

const getLesson = lessonVerb('get', get)

/**
 * Keeps what a teacher said of a need, and tells the student if they say so. Throws `CLASS_NOT_FOUND`, `STUDENT_NOT_FOUND` for who is not in the class, and
 * `LESSON_NOT_FOUND`.
 */
export async function answerNeed(
  actor: Actor,
  classId: string,
  { student, lesson, ...said }: AnswerNeedBody,
): Promise<void> {
  const { id, students } = await requireClass({ db: db() }, actor, classId)
  if (!students.some((each) => each.id === student))
    throw new DomainError('STUDENT_NOT_FOUND', 'There is no such student in this class.')
  const { id: lessonId } = await getLesson({ lesson })
  const by = { byId: actor.timebackId, at: appDeps().now() }
  await saveNeedAnswer(db(), { ...by, ...said, classId: id, studentId: student, lessonId })
}
