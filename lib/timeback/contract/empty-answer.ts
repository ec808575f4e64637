import { isGiven } from '#lib/qti/typed/normal-text.ts'
import type { FieldProblem } from './domain-error.ts'

/** An answer as somebody gives it, who may not know the types. */
export type GivenAnswer = { response?: unknown; responses?: unknown; skipped?: unknown }

/**
 * Why a submit holds no answer; `null` where it holds one, or says that there is none. An answer of nothing, or
 * of white space alone, would use up the question: `skipped` is the way not to know.
 */
export function emptyAnswer({ response, responses, skipped }: GivenAnswer): FieldProblem | null {
  if (skipped === true) return null
  if (responses !== undefined) return hasGiven(responses) ? null : { path: 'responses', message: isEmpty }
  if (response === undefined) return { path: 'response', message: 'is missing: the answer to submit' }
  return isGiven(response) ? null : { path: 'response', message: isEmpty }
}

const isEmpty = 'is empty: give an answer, or say `skipped: true`'

function hasGiven(responses: unknown): boolean {
  return typeof responses === 'object' && responses !== null && Object.values(responses).some(isGiven)
}
