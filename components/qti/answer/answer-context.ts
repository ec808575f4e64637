'use client'

import { createContext, use } from 'react'
import { listInteractions } from '#components/qti/content/list-interactions.ts'
import { useForTeacher } from '#components/qti/content/reader.tsx'
import type { PublicItem } from '#lib/qti/item/public/public-item.ts'
import type { LexicalResponses } from '#lib/qti/item/public/public-response.ts'
import { assert } from '#lib/std/assert.ts'
import { responseOf, toLexical, valuesOf } from './answer-values.ts'
import { matchesKey } from './matches-key.ts'

/** Shows how the answer was judged; `correctResponses` is absent while the key is closed. */
export type Review = { correctResponses?: LexicalResponses | undefined; correct?: boolean | undefined }

export type AnswerState = {
  item: PublicItem
  responses: LexicalResponses
  onChange: (responses: LexicalResponses) => void
  disabled: boolean
  review: Review | null
}

export const AnswerContext = createContext<AnswerState | null>(null)

/** One interaction's share of the answer. */
export function useAnswer(responseIdentifier: string) {
  const state = use(AnswerContext)
  assert(state, 'an interaction stands inside a QtiItem')
  const { item, responses, onChange, disabled, review } = state
  const values = valuesOf(responses, responseIdentifier)
  const whose = useForTeacher() ? 'Their answer' : 'Your answer'
  return {
    values,
    setValues: (values: readonly string[]) =>
      onChange({
        ...responses,
        [responseIdentifier]: toLexical(values, responseOf(item, responseIdentifier).cardinality),
      }),
    disabled: disabled || review !== null,
    /** `correct` is what was right here, `null` where nothing of the kind can be shown. */
    review: review && { correct: rightValues(state, responseIdentifier, values), whole: review.correct },
    label: labelOf(item, responseIdentifier, whose),
    whose,
    response: responseOf(item, responseIdentifier),
    language: item.language,
  }
}

/**
 * The score has the last word: where the whole answer was right, what was given is; where it was not although
 * it is the declared one, nothing is called right beside it.
 */
function rightValues(
  { item, responses, review }: AnswerState,
  responseIdentifier: string,
  given: string[],
): string[] | null {
  const key = review?.correctResponses
  if (key?.[responseIdentifier] === undefined) return null
  if (review?.correct === true) return given
  if (review?.correct === false && matchesKey(item, responses, key)) return null
  return valuesOf(key, responseIdentifier)
}

/** Response identifiers are the author's; a student hears a place instead. */
function labelOf(item: PublicItem, responseIdentifier: string, whose: string): string {
  const blanks = listInteractions(item).filter(({ kind }) => kind === 'textEntry' || kind === 'inlineChoice')
  const place = blanks.findIndex((blank) => blank.responseIdentifier === responseIdentifier)
  return blanks.length > 1 && place >= 0 ? `${whose}, blank ${place + 1} of ${blanks.length}` : whose
}
