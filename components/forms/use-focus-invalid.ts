import { type RefObject, useEffect, useRef } from 'react'
import type { SentProblem } from './send-json.ts'

/** Sends the reader to the first field of the form that is marked as wrong. */
export function useFocusInvalid(problem: SentProblem | null): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (problem) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [problem])
  return form
}
