import { z } from 'zod'
import { emptyAnswer } from './empty-answer.ts'
import { answer, attemptNumberText, id } from './requests.ts'

/**
 * The bodies and queries of the PowerPath-compatible wire (Timeback protocol §1.1). Fields that are not
 * known are passed over, as a client made for the platform may send more.
 */

const studentLesson = { student: id, lesson: id }

export const studentLessonInput = z.object(studentLesson)

export type StudentLesson = z.infer<typeof studentLessonInput>

export const assessmentProgressQuery = z.object({ ...studentLesson, attempt: attemptNumberText.optional() })

export type AssessmentProgressInput = z.infer<typeof assessmentProgressQuery>

const value = z.union([answer, z.array(answer).max(1000)])

export const updateResponseBody = z
  .object({
    ...studentLesson,
    question: id,
    responses: z.record(id, value).optional(),
    /** Deprecated there; stands for the item's one response variable. */
    response: value.optional(),
  })
  .superRefine(({ response, responses }, context) => {
    const missing = { path: 'responses', message: 'is missing: the answer to save' }
    const isMissing = response === undefined && responses === undefined
    const empty = isMissing ? missing : emptyAnswer({ response, responses })
    if (empty) context.addIssue({ code: 'custom', path: [empty.path], message: empty.message })
  })

export type UpdateResponseInput = z.infer<typeof updateResponseBody>

export const courseProgressQuery = z.object({ lessonId: id.optional() })

export type CourseProgressInput = { course: string; student: string; lessonId?: string | undefined }

export const studentSubjectQuery = z.object({ student: id, subject: id })

export type StudentSubject = z.infer<typeof studentSubjectQuery>
