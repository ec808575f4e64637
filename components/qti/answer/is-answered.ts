import type { PublicItem } from '#lib/qti/item/public/public-item.ts'
import type { LexicalResponses } from '#lib/qti/item/public/public-response.ts'
import { hasAnswer } from '#lib/qti/typed/normal-text.ts'
import { answerProblem } from './answer-problem.ts'
import { endsAttempt, missingPart } from './missing-part.ts'

/**
 * True when the answer may be checked: it is complete, every minimum that the item asks for is met and every
 * number is a number. A button that ends the attempt sends whatever is there.
 */
export function isAnswered(item: PublicItem, responses: LexicalResponses): boolean {
  if (endsAttempt(item, responses)) return true
  return missingPart(item, responses) === null && answerProblem(item, responses) === null
}

/** True when the student entered something; white space alone and a list left as it stood are nothing. */
export function hasEntered(responses: LexicalResponses): boolean {
  return hasAnswer(responses)
}
