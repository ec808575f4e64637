import { useState } from 'react'
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
