'use client'

import { createContext, use } from 'react'
import type { LexicalResponses, PublicItem } from '#lib/qti/public/public-item.ts'
import { assert } from '#lib/std/assert.ts'
import { responseOf, toLexical, valuesOf } from './answer-values.ts'
import { listInteractions } from './list-interactions.ts'

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
  const keyed = review?.correctResponses?.[responseIdentifier] !== undefined
  return {
    values: valuesOf(responses, responseIdentifier),
    setValues: (values: readonly string[]) =>
      onChange({
        ...responses,
        [responseIdentifier]: toLexical(values, responseOf(item, responseIdentifier).cardinality),
      }),
    disabled: disabled || review !== null,
    /** `correct` is the key's values, `null` where there is no key to show. */
    review: review && {
      correct: keyed ? valuesOf(review.correctResponses, responseIdentifier) : null,
      whole: review.correct,
    },
    label: labelOf(item, responseIdentifier),
    response: responseOf(item, responseIdentifier),
    language: item.language,
  }
}

/** Response identifiers are the author's; a student hears a place instead. */
function labelOf(item: PublicItem, responseIdentifier: string): string {
  const blanks = listInteractions(item).filter(({ kind }) => kind === 'textEntry' || kind === 'inlineChoice')
  const place = blanks.findIndex((blank) => blank.responseIdentifier === responseIdentifier)
  return blanks.length > 1 && place >= 0
    ? `Your answer, blank ${place + 1} of ${blanks.length}`
    : 'Your answer'
}
