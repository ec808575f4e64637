import { listInteractions } from '#components/qti/content/list-interactions.ts'
import type { PublicItem } from '#lib/qti/item/public/public-item.ts'
import type { LexicalResponses } from '#lib/qti/item/public/public-response.ts'
import { hasAnswer } from '#lib/qti/typed/normal-text.ts'
import { answerProblem, isOneLine } from './answer-problem.ts'
import { isEntered, responseOf, toLexical, valuesOf } from './answer-values.ts'
import { endsAttempt, missingPart } from './missing-part.ts'

/** What is sent: only what was entered, and nothing at all for an answer that was cleared. A list of one line is in order. */
export function toSubmission(item: PublicItem, responses: LexicalResponses): LexicalResponses {
  const sent: LexicalResponses = {}
  for (const interaction of listInteractions(item)) {
    const { responseIdentifier } = interaction
    const given = valuesOf(responses, responseIdentifier).filter((value) => isEntered([value]))
    const values =
      given.length === 0 && isOneLine(interaction)
        ? interaction.choices.map(({ identifier }) => identifier)
        : given
    const value = isEntered(values)
      ? toLexical(values, responseOf(item, responseIdentifier).cardinality)
      : null
    if (value !== null) sent[responseIdentifier] = value
  }
  return sent
}

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
