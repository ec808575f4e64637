'use client'

import clsx from 'clsx'
import { Square, SquareCheck } from 'lucide-react'
import { useState } from 'react'
import type { PublicItem } from '#lib/qti/item/public/public-item.ts'
import type { LexicalResponses } from '#lib/qti/item/public/public-response.ts'
import { answerProblem } from './answer-problem.ts'
import { endsAttempt, missingPart } from './missing-part.ts'

type Completeness = {
  canCheck: boolean
  /** What is missing, once anything can be missed; `null` where nothing is. */
  missing: string | null
  /** There where the student may say that nothing more belongs here; whether they have. */
  rest: { stays: boolean; setStays: (stays: boolean) => void } | null
}

/** Whether an answer may be checked. That the rest stays empty is said of one answer: a change takes it back. */
export function useCompleteness(item: PublicItem | null, responses: LexicalResponses): Completeness {
  const [settled, setSettled] = useState<LexicalResponses | null>(null)
  const missing = item && missingPart(item, responses)
  const problem = item && !endsAttempt(item, responses) ? answerProblem(item, responses) : null
  const stays = settled === responses
  const rest =
    missing?.mayStay && problem === null
      ? { stays, setStays: (next: boolean) => setSettled(next ? responses : null) }
      : null
  return {
    canCheck: problem === null && (missing === null || (rest !== null && stays)),
    missing: missing?.text ?? problem,
    rest,
  }
}

/** Says what keeps an answer from being checked, and takes the student's word that nothing more belongs there. */
export function MissingNote({ id, missing, rest }: Omit<Completeness, 'canCheck'> & { id: string }) {
  const Box = rest?.stays ? SquareCheck : Square
  return (
    <div
      className={clsx(
        'flex flex-wrap items-center gap-x-4 text-soft max-sm:basis-full sm:flex-1',
        missing && 'sm:min-w-52',
      )}
    >
      {/* On a phone its line stays when nothing is missing, so that Check does not move under the finger. */}
      <p id={id} role="status" className="max-sm:min-h-[1lh] max-sm:basis-full">
        {missing}
      </p>
      {rest && (
        <button
          type="button"
          aria-pressed={rest.stays}
          onClick={() => rest.setStays(!rest.stays)}
          className="inline-flex min-h-11 items-center gap-2 rounded-control font-semibold text-accent underline-offset-4 hover:underline"
        >
          <Box aria-hidden className="size-5 shrink-0" />
          Nothing more belongs here
        </button>
      )}
    </div>
  )
}
