import { type RefObject, useEffect, useRef, useState } from 'react'
import { type SentProblem, sendJson } from './send-json.ts'

/** One request at a time: whether it is on its way, and what went wrong with the last. */
export function useSend() {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<SentProblem | null>(null)

  async function send<T>(method: string, path: string, body?: object): Promise<T | null> {
    setBusy(true)
    setProblem(null)
    const sent = await sendJson<T>(method, path, body)
    setBusy(false)
    if (sent.ok) return sent.value ?? ({} as T)
    setProblem(sent.problem)
    return null
  }

  return { busy, problem, send }
}

/** Sends the reader to the first field of the form that is marked as wrong. */
export function useFocusInvalid(problem: SentProblem | null): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (problem) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [problem])
  return form
}
