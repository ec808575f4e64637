import { z } from 'zod'
import { needCauses } from '#lib/std/terms.ts'
import { id, words } from './requests.ts'

/**
 * What a teacher says of a need: `seen` until the student makes another attempt at the lesson, `told` the same with the
 * words that the student reads, `dismissed` (“not a problem”) for good. `attempt` is the number of the one that was
 * looked at.
 */
export const answerNeedBody = z
  .strictObject({
    student: id,
    lesson: id,
    cause: z.enum(needCauses),
    attempt: z.number().int().min(1).max(999_999_999),
    answer: z.enum(['seen', 'dismissed', 'told']),
    message: words(500).optional(),
  })
  .superRefine(({ answer, message }, context) => {
    if ((answer === 'told') === (message !== undefined)) return
    const problem = answer === 'told' ? 'is missing: what the student is told' : 'is only for `told`'
    context.addIssue({ code: 'custom', path: ['message'], message: problem })
  })
export type AnswerNeedBody = z.infer<typeof answerNeedBody>
