'use client'

import { useEffect, useState } from 'react'
import type { QuestionDraft, QuestionPreview } from '#lib/timeback/contract/question-draft.ts'
import { PlayQuestion } from './play-question.tsx'

/** While somebody types, the server is not asked at each letter. */
const restMs = 300

type Shown = { text: string; preview: QuestionPreview }

/** A draft as students will see it, to try, with its key; nothing is kept. */
export function LivePreview({ draft }: { draft: QuestionDraft }) {
  const text = JSON.stringify(draft)
  const [shown, setShown] = useState<Shown | null>(null)
  const [isAway, setIsAway] = useState(false)

  useEffect(() => {
    const stop = new AbortController()
    const timer = setTimeout(() => {
      readPreview(text, stop.signal).then(
        (preview) => {
          setIsAway(preview === null)
          if (preview) setShown({ text, preview })
        },
        () => {
          if (!stop.signal.aborted) setIsAway(true)
        },
      )
    }, restMs)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [text])

  return (
    <div className="rounded-card border border-line p-4 sm:p-6">
      {isAway && <p className="text-soft">The preview waits for a connection.</p>}
      {shown?.preview.shown ? (
        <PlayQuestion
          key={shown.text}
          path="/api/teacher/questions/try"
          of={{ draft: JSON.parse(shown.text) as QuestionDraft }}
          item={shown.preview.shown.item}
          answerKey={shown.preview.shown.answerKey}
        />
      ) : (
        <p className="text-soft">It appears here once the question and its answers are written.</p>
      )}
    </div>
  )
}

/** `null` where the server does not answer as it should. */
async function readPreview(draft: string, signal: AbortSignal): Promise<QuestionPreview | null> {
  const answer = await fetch('/api/teacher/questions/preview', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: `{"draft":${draft}}`,
    signal,
  })
  return answer.ok ? answer.json() : null
}
