'use client'

import { useState } from 'react'
import type { LexicalResponses } from '#lib/qti/item/public/public-item.ts'
import type { GalleryScore } from '#lib/timeback/contract/gallery.ts'

const noConnection = 'No connection. Your answer is still here: check it again in a moment.'

/** Sends a turn with all that went before it, so that the server need not keep them. */
export function useGalleryScore(kind: string) {
  const [turns, setTurns] = useState<LexicalResponses[]>([])
  const [result, setResult] = useState<GalleryScore | null>(null)
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)

  async function score(responses: LexicalResponses) {
    const played = [...turns, responses]
    setBusy(true)
    setProblem('')
    try {
      const answer = await fetch('/api/gallery/score', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ kind, turns: played }),
      })
      const body = await answer.json()
      if (answer.ok) {
        setTurns(played)
        setResult(body)
      } else setProblem(body.detail)
    } catch {
      setProblem(noConnection)
    } finally {
      setBusy(false)
    }
  }

  function reset() {
    setTurns([])
    setResult(null)
    setProblem('')
  }

  return { result, busy, problem, score, reset }
}
