'use client'

import { useState } from 'react'
import type { Look } from '#lib/qti/item/public/public-content.ts'
import { useAnswer } from './answer-context.ts'

type Selecting = Look & { responseIdentifier: string; minChoices: number; maxChoices: number }

/**
 * An answer made by choosing some of many, never more than the author allows: where one is asked for, the
 * last one counts; where several are, the rest waits until one is taken away, and `problem` says so.
 */
export function useSelection(
  { responseIdentifier, minChoices, maxChoices, data }: Selecting,
  counting: Counting,
) {
  const [problem, setProblem] = useState('')
  const { values, setValues, disabled, review } = useAnswer(responseIdentifier)
  const limits = { min: minChoices, max: maxChoices }

  function toggle(value: string) {
    setProblem('')
    if (values.includes(value)) setValues(values.filter((other) => other !== value))
    else if (maxChoices === 1) setValues([value])
    else if (maxChoices > 0 && values.length >= maxChoices)
      setProblem(data?.['data-max-selections-message'] ?? fullMessage(counting, maxChoices))
    else setValues([...values, value])
  }

  const tooFew = values.length > 0 && values.length < minChoices && data?.['data-min-selections-message']
  return {
    values,
    setValues,
    disabled,
    review,
    toggle,
    problem: problem || tooFew || '',
    hint: review ? null : howMany(counting, limits, values.length),
  }
}

/** How an author limits an answer; `max` 0 = any number. */
type Limits = { min: number; max: number }

/** What is counted, and what is done with it: "Choose 2 areas. Chosen: 1." */
export type Counting = { verb: string; one: string; many: string; done: string }

export const choosing = { verb: 'Choose', one: 'answer', many: 'answers', done: 'Chosen' } satisfies Counting

/** What is asked of the student, in words that say how many. */
export function howMany({ verb, one, many, done }: Counting, { min, max }: Limits, count: number): string {
  if (max === 1) return `${verb} one ${one}.`
  const asked = `${verb} ${rangeWords({ min, max }, one, many)}.`
  return `${asked} ${done}: ${count}.`
}

/** Why nothing more can be added. */
function fullMessage({ many, done }: Counting, max: number): string {
  return `${done}: ${max} of ${max} ${many}. Take one away first.`
}

function rangeWords({ min, max }: Limits, one: string, many: string): string {
  if (max > 0 && min === max) return `${max} ${many}`
  if (max > 0 && min > 1) return `${min} to ${max} ${many}`
  if (max > 0) return `up to ${max} ${many}`
  if (min > 0) return `at least ${min === 1 ? `one ${one}` : `${min} ${many}`}`
  return `all ${many} that are right`
}
