import { type RefObject, useEffect, useRef, useState } from 'react'
import { Notice } from '#components/ui/notice.tsx'
import type { Problem } from '#lib/timeback/contract/domain-error.ts'

/** Resolves to the answer, or to `null` where it was refused; then the form says why. */
export type Send = <T = object>(method: string, path: string, body?: object) => Promise<T | null>

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

/** What a request came to: the answer, or a problem in words. */
type Sent<T> = { ok: true; value: T } | { ok: false; problem: SentProblem }

export type SentProblem = {
  title: string
  text: string
  /** What is wrong by field, as the server names it. */
  fields: Record<string, string>
}

/** Sends a change to the app's own API; never throws. */
async function sendJson<T>(method: string, path: string, body?: object): Promise<Sent<T>> {
  let answer: Response
  try {
    answer = await fetch(path, {
      method,
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
  } catch {
    return toSent(null)
  }
  return toSent({ status: answer.status, json: await answer.json().catch(() => null) })
}

/** What an answer of the app's own API comes to; `null` is none, for want of a connection. */
export function toSent<T>(answer: { status: number; json: unknown } | null): Sent<T> {
  if (answer === null) {
    const text = 'What you entered stays on this page. Check the connection and try again.'
    return { ok: false, problem: { title: 'No connection.', text, fields: {} } }
  }
  const { status, json } = answer
  if (status === 204) return { ok: true, value: undefined as T }
  const isOk = status >= 200 && status < 300
  return isOk
    ? { ok: true, value: json as T }
    : { ok: false, problem: toProblem(json as Problem | null, status) }
}

function toProblem(problem: Problem | null, status: number): SentProblem {
  const fields = Object.fromEntries((problem?.errors ?? []).map(({ path, message }) => [path, message]))
  switch (problem?.code) {
    case 'VALIDATION_ERROR':
      return { title: 'Please check what is marked.', text: 'Nothing was saved yet.', fields }
    case 'ALREADY_COMPLETED':
      return {
        title: 'This session is completed already.',
        text: 'Another tab or device was faster. Reload the page to see the result.',
        fields,
      }
    case 'UNAUTHORIZED':
      return {
        title: 'You are signed out.',
        text: 'Sign in in a new tab, then come back and try again.',
        fields,
      }
    case 'PACKAGE_NOT_FOUND':
    case 'SESSION_NOT_FOUND':
    case 'APPLICATION_NOT_FOUND':
      return { title: 'This is not there any more.', text: 'Go back to the list and choose again.', fields }
    default:
      // A refusal says itself why; what an answer of another kind says is not for people.
      if (problem?.detail && status < 500 && status !== 429)
        return { title: problem.detail, text: 'What you entered stays on this page.', fields }
      return {
        title: 'The server did not answer as it should.',
        text: 'What you entered stays on this page. Please try again.',
        fields,
      }
  }
}

/** What went wrong with the last request, read aloud at once; nothing if nothing did. */
export function SendProblem({ problem }: { problem: SentProblem | null }) {
  if (!problem) return null
  return (
    <Notice kind="problem" title={problem.title}>
      {problem.text}
    </Notice>
  )
}
