'use client'

import { ArrowRight } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { Trouble } from '#components/lesson/delivery/player-problem.tsx'
import { SaveMark } from '#components/lesson/delivery/save-mark.tsx'
import { MissingNote, useCompleteness } from '#components/qti/answer/completeness.tsx'
import { toSubmission } from '#components/qti/answer/to-submission.ts'
import type { DraftsView } from '#components/timeback/use-drafts.ts'
import type { AnswerResult, LessonSessionView } from '#components/timeback/use-lesson-session.ts'
import { Button } from '#components/ui/button.tsx'
import type { LexicalResponses } from '#lib/timeback/contract/lesson.ts'
import { AnswerFeedback, TurnNote } from './answer-feedback.tsx'
import type { PlayerLesson } from './player-lesson.ts'
import { QuestionForm } from './question-form.tsx'
import { useStep } from './use-step.ts'
import { useWorkedExample, WayOut, wayOutId } from './way-out.tsx'

/** One question at a time: check it, see why, go on. */
export function AdaptiveQuestion({
  session,
  drafts: { draftOf, setDraft, dropDraft },
  announceFirst,
  easier,
}: {
  session: LessonSessionView
  drafts: DraftsView
  announceFirst: boolean
  easier: PlayerLesson['easier']
}) {
  const { question, phase, lastResult, busy, saveState } = session
  const next = useRef<HTMLButtonElement>(null)
  const verdict = useRef<HTMLDivElement>(null)
  const step = useStep(question)
  // The question that was on the screen when the lesson was opened is counted in `seenQuestions` already, and
  // beside an earlier one's feedback the one after it too.
  const [ahead] = useState(lastResult?.isEarlier && !lastResult.complete ? 1 : 0)
  const example = useWorkedExample(session)
  const missingId = useId()
  const help = session.standing.help
  const answered = phase === 'feedback'

  // The button stays in sight on a phone, so its focus alone would leave the feedback below the screen.
  useEffect(() => {
    if (!answered) return
    next.current?.focus()
    verdict.current?.scrollIntoView({ block: 'nearest' })
  }, [answered])

  const draft = question && draftOf(question)
  const responses = (answered ? lastResult?.responses : draft) ?? question?.turn?.responses ?? nothing
  const { canCheck, ...completeness } = useCompleteness(question?.content.item ?? null, responses)

  if (!question) return null
  const { item } = question.content
  // A text to read asks for nothing, and there is nothing not to know.
  const asks = item.responses.length > 0
  const number = Math.max(session.seenQuestions, 1) - ahead + step - 1

  const skip = () => {
    dropDraft(question)
    void session.skip()
  }

  return (
    <>
      {help && <WayOut help={help} example={example} easier={easier} />}
      <QuestionForm
        heading={`Question ${number}`}
        step={step}
        announceFirst={announceFirst}
        question={question}
        responses={responses}
        onChange={(changed) => setDraft(question, changed)}
        disabled={answered || busy}
        answered={answered && lastResult ? toReviewed(lastResult) : null}
        onSubmit={() => {
          if (!answered && canCheck && !busy) void session.submit(toSubmission(item, responses))
        }}
        result={
          answered && lastResult ? (
            <div ref={verdict}>
              <AnswerFeedback result={lastResult} />
              {help && !lastResult.correct && (
                <p className="mt-3">
                  Is it hard right now?{' '}
                  <a href={`#${wayOutId}`} className="font-semibold text-accent underline underline-offset-4">
                    Here is what can help
                  </a>
                </p>
              )}
            </div>
          ) : (
            <TurnNote key={step} turn={question.turn} />
          )
        }
        actions={
          <>
            <Trouble session={session} waits />
            <SaveMark state={saveState} />
            {answered ? (
              <Button
                key="next"
                ref={next}
                disabled={busy}
                onKeyDown={ignoreRepeat}
                onClick={() => void session.next()}
                className="max-sm:flex-1"
              >
                {lastResult?.complete ? 'Finish and see results' : 'Next question'}
                <ArrowRight aria-hidden className="size-5 rtl:rotate-180" />
              </Button>
            ) : (
              <>
                <MissingNote id={missingId} {...completeness} />
                {asks && (
                  <Button key="skip" kind="quiet" disabled={busy} onClick={skip}>
                    I don’t know yet
                  </Button>
                )}
                <Button
                  key="check"
                  type="submit"
                  disabled={!canCheck || busy}
                  aria-describedby={missingId}
                  className="max-sm:flex-1 sm:min-w-36"
                >
                  {asks ? 'Check' : 'Go on'}
                </Button>
              </>
            )}
          </>
        }
      />
    </>
  )
}

const nothing: LexicalResponses = {}

/** With what the answer earned inside the item; the key stays closed. */
function toReviewed({ answered, correct }: AnswerResult) {
  return answered && { item: answered.content.item, review: { correct } }
}

/** A key held down checks an answer; it must not go on as well before the student has read a word. */
function ignoreRepeat(event: KeyboardEvent): void {
  if (event.repeat) event.preventDefault()
}
