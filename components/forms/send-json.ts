import type { Problem } from '#lib/timeback/contract/domain-error.ts'

/** What a request came to: the answer, or a problem in words. */
export type Sent<T> = { ok: true; value: T } | { ok: false; problem: SentProblem }

export type SentProblem = {
  title: string
  text: string
  /** What is wrong by field, as the server names it. */
  fields: Record<string, string>
}

/** Sends a change to the app's own API; never throws. */
export async function sendJson<T>(method: string, path: string, body?: object): Promise<Sent<T>> {
  let answer: Response
  try {
    answer = await fetch(path, {
      method,
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
  } catch {
    const text = 'What you entered stays on this page. Check the connection and try again.'
    return { ok: false, problem: { title: 'No connection.', text, fields: {} } }
  }
  if (answer.status === 204) return { ok: true, value: undefined as T }
  const json = await answer.json().catch(() => null)
  return answer.ok ? { ok: true, value: json } : { ok: false, problem: toProblem(json) }
}

function toProblem(problem: Problem | null): SentProblem {
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
      return {
        title: 'The server did not answer as it should.',
        text: 'What you entered stays on this page. Please try again.',
        fields,
      }
  }
}
