'use client'

import { useState } from 'react'
import type { Look } from '#lib/qti/item/public/public-content.ts'
import { useAnswer } from './answer-context.ts'
import { type Counting, fullMessage, howMany } from './how-many.ts'

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
