import { useState } from 'react'
import { type SentProblem, toSent } from './use-send.tsx'

/** Sends a form with files, and tells how far it is; `fetch` would not. */
export function useUpload() {
  /** 0–1 of the bytes; 1 while the server works on them, `null` while nothing is sent. */
  const [progress, setProgress] = useState<number | null>(null)
  const [problem, setProblem] = useState<SentProblem | null>(null)

  async function upload<T>(path: string, form: FormData): Promise<T | null> {
    setProgress(0)
    setProblem(null)
    const sent = toSent<T>(await post(path, form, setProgress))
    setProgress(null)
    if (sent.ok) return sent.value
    setProblem(sent.problem)
    return null
  }

  return { progress, problem, upload }
}

/** Status and JSON of the answer; `null` without connection. */
function post(path: string, form: FormData, onProgress: (share: number) => void) {
  return new Promise<{ status: number; json: unknown } | null>((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', path)
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => {
      if (lengthComputable && total > 0) onProgress(loaded / total)
    }
    request.upload.onload = () => onProgress(1)
    request.onload = () => resolve({ status: request.status, json: request.response })
    request.onerror = () => resolve(null)
    request.onabort = () => resolve(null)
    request.ontimeout = () => resolve(null)
    request.send(form)
  })
}
