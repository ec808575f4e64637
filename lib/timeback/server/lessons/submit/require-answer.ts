import 'server-only'
import { invalidField } from '#lib/timeback/contract/domain-error.ts'
import { emptyAnswer, type GivenAnswer } from '#lib/timeback/contract/empty-answer.ts'

/** The shape of a submit, before anything is looked up: an empty answer throws `VALIDATION_ERROR` and uses up nothing. */
export function requireAnswer(given: GivenAnswer): void {
  const empty = emptyAnswer(given)
  if (empty) throw invalidField(empty.path, empty.message)
}
