'use client'

import { type FormEvent, type Ref, useEffect, useId, useRef, useState } from 'react'
import type { Review } from '#components/qti/answer/answer-context.ts'
import { MissingNote, useCompleteness } from '#components/qti/answer/completeness.tsx'
import { toSubmission } from '#components/qti/answer/to-submission.ts'
import { AuthoredContent } from '#components/qti/content/authored-content.tsx'
import { listInteractions } from '#components/qti/content/list-interactions.ts'
import { QtiItem } from '#components/qti/qti-item.tsx'
import { AnswerMark } from '#components/ui/answer-mark.tsx'
import { Button } from '#components/ui/button.tsx'
import { formatNumber } from '#components/ui/format.ts'
import { Notice } from '#components/ui/notice.tsx'
import { useHydrated } from '#components/ui/use-hydrated.ts'
import type { PublicItem } from '#lib/qti/item/public/public-item.ts'
import type { LexicalResponses } from '#lib/qti/item/public/public-response.ts'
import type { PlayedItem } from '#lib/timeback/contract/played-item.ts'

type Props = {
  item: PublicItem
  /** Where turns are scored, and what names the question there. */
  path: string
  of: object
  /** Of those who may read it before they answer. */
  answerKey?: LexicalResponses
}

/** A question to try as a student does, with its score and its key; nothing is kept. */
export function PlayQuestion({ item: start, path, of, answerKey }: Props) {
  const [responses, setResponses] = useState<LexicalResponses>({})
  const [showsKey, setShowsKey] = useState(false)
  const { result, busy, problem, score, reset } = usePlay(path, of)
  const hydrated = useHydrated()
  const heading = useRef<HTMLHeadingElement>(null)
  const missingId = useId()
  const item = result?.item ?? start
  const { canCheck, ...completeness } = useCompleteness(item, responses)
  const done = result?.completed ?? false

  useEffect(() => {
    if (result) heading.current?.focus()
  }, [result])

  function submit(event: FormEvent) {
    event.preventDefault()
    if (busy || done || !canCheck) return
    void score(toSubmission(item, responses))
    // A press of such a button counts for the turn that it ends.
    setResponses(withoutPresses(item, responses))
  }

  function startAgain() {
    reset()
    setResponses({})
    setShowsKey(false)
  }

  const isOpen = answerKey !== undefined && !done
  const review = showsKey ? reviewOf(result, answerKey) : null
  return (
    <form onSubmit={submit} noValidate>
      <h2 className="sr-only">Question</h2>
      <div inert={!hydrated}>
        <QtiItem
          item={item}
          responses={review && !result ? {} : responses}
          onChange={setResponses}
          disabled={done || busy}
          review={review}
        />
      </div>
      <div role="status" className="mt-6">
        {result && <PlayedResult ref={heading} result={result} />}
      </div>
      {problem && (
        <div className="mt-6">
          <Notice kind="problem" title="This could not be scored">
            {problem}
          </Notice>
        </div>
      )}
      <div className="mt-6 flex flex-wrap justify-end gap-3 border-t border-line py-4">
        {(done || isOpen) && (
          <Button kind="secondary" disabled={!hydrated} onClick={() => setShowsKey(!showsKey)}>
            {showsKey ? 'Hide the answer' : 'Show the answer'}
          </Button>
        )}
        {done ? (
          <Button onClick={startAgain}>Try again</Button>
        ) : (
          <>
            <MissingNote id={missingId} {...completeness} />
            <Button
              type="submit"
              disabled={busy || !hydrated || !canCheck || showsKey}
              aria-describedby={missingId}
              className="max-sm:flex-1 sm:min-w-36"
            >
              Check
            </Button>
          </>
        )}
      </div>
    </form>
  )
}

/** What was judged once it is; before, the key alone. */
function reviewOf(result: PlayedItem | null, answerKey: LexicalResponses | undefined): Review | null {
  if (result?.completed) return { correct: result.correct, correctResponses: result.correctResponses }
  return answerKey ? { correctResponses: answerKey } : null
}

function withoutPresses(item: PublicItem, responses: LexicalResponses): LexicalResponses {
  const buttons = listInteractions(item).filter(({ kind }) => kind === 'endAttempt')
  const pressed = new Set(buttons.map(({ responseIdentifier }) => responseIdentifier))
  return Object.fromEntries(Object.entries(responses).filter(([name]) => !pressed.has(name)))
}

const noConnection = 'No connection. Your answer is still here: check it again in a moment.'

/** Sends a turn with all that went before it, so that the server need not keep them. */
function usePlay(path: string, of: object) {
  const [turns, setTurns] = useState<LexicalResponses[]>([])
  const [result, setResult] = useState<PlayedItem | null>(null)
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)

  async function score(responses: LexicalResponses) {
    const played = [...turns, responses]
    setBusy(true)
    setProblem('')
    try {
      const answer = await fetch(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...of, turns: played }),
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

/** What a turn scored, and the feedback that it earned. */
function PlayedResult({
  ref,
  result: { score, maxScore, correct, completed, feedback },
}: {
  ref: Ref<HTMLHeadingElement>
  result: PlayedItem
}) {
  const mark = correct ? 'right' : score > 0 ? 'partly' : 'not-yet'
  return (
    <section
      className={`rise rounded-card border p-4 sm:p-5 ${correct ? 'border-correct bg-correct-tint' : 'border-notyet-edge bg-notyet-tint'}`}
    >
      <h2 ref={ref} tabIndex={-1} className="flex flex-wrap items-center gap-3 text-2xl font-bold">
        Score {formatNumber(score)} of {formatNumber(maxScore)}
        <AnswerMark mark={mark} />
      </h2>
      {!completed && <p className="mt-1 text-lg">This question takes another turn.</p>}
      {feedback.map(({ identifier, title, body }) => (
        <div key={identifier} className="authored authored-small mt-3">
          {title && <p className="font-bold">{title}</p>}
          <AuthoredContent nodes={body} />
        </div>
      ))}
    </section>
  )
}
