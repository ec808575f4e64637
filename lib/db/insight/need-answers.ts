import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { recordAudit } from '#lib/db/school/audit.ts'
import { prepare, query } from '#lib/db/statement.ts'

/** What a teacher said of a need of a student of the class, `attempt` being the latest one then. */
export type NeedAnswerRow = {
  studentId: string
  lessonId: string
  cause: string
  attempt: number
  answer: 'seen' | 'dismissed' | 'told'
}

/** All that was said of the needs of a class. */
export function listNeedAnswers(db: Database, classId: string): Promise<NeedAnswerRow[]> {
  return query<NeedAnswerRow, string>(db, ofClass, classId)
}

const ofClass = prepare<string>(
  'list-need-answers',
  (
    $,
  ) => `SELECT student_id AS "studentId", lesson_id AS "lessonId", cause, fingerprint::int AS attempt, answer
    FROM need_answer WHERE class_id = ${$((id) => id, 'uuid')} AND answer IN ('seen', 'dismissed', 'told')
      AND fingerprint ~ '^[0-9]{1,9}$'`,
)

/** Keeps it in the place of what was said of it before, with the words to the student if they are told any. */
export async function saveNeedAnswer(
  db: Database,
  {
    classId,
    byId,
    at,
    message,
    ...row
  }: NeedAnswerRow & {
    classId: string
    byId: string
    at: Date
    message?: string | undefined
  },
): Promise<void> {
  const { studentId, lessonId, cause, attempt, answer } = row
  const said = { fingerprint: String(attempt), answer, byId, at }
  const key = { classId, studentId, lessonId, cause }
  await db.$transaction(async (tx) => {
    await tx.needAnswer.upsert({
      where: { classId_studentId_lessonId_cause: key },
      create: { ...key, ...said },
      update: said,
    })
    if (message !== undefined) {
      // With a PowerPath elsewhere the lesson is not stored here.
      const about = await tx.lesson.findUnique({ where: { id: lessonId }, select: { id: true } })
      const words = { fromId: byId, text: message, lessonId: about?.id ?? null }
      await tx.message.create({ data: { at, studentId, classId, ...words } })
    }
    const subject = { kind: 'lesson', id: lessonId } as const
    await recordAudit(tx, [
      {
        ...{ byId, action: 'need.answered', subject, classId, studentId, at },
        after: { cause, attempt, answer },
      },
    ])
  })
}
