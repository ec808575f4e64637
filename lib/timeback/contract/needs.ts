import { z } from 'zod'
import { needCauses } from '#lib/std/terms.ts'
import { id } from './requests.ts'

/**
 * What a teacher says of a need: `seen` until the student makes another attempt at the lesson, `dismissed` (“not a
 * problem”) for good. `attempt` is the number of the one that was looked at.
 */
export const answerNeedBody = z.strictObject({
  student: id,
  lesson: id,
  cause: z.enum(needCauses),
  attempt: z.number().int().min(1).max(999_999_999),
  answer: z.enum(['seen', 'dismissed']),
})
export type AnswerNeedBody = z.infer<typeof answerNeedBody>
