'use client'

import { ArrowLeft, ArrowRight } from 'lucide-react'
import { useEffect, useId, useState } from 'react'
import { Trouble } from '#components/lesson/delivery/player-problem.tsx'
import { SaveMark } from '#components/lesson/delivery/save-mark.tsx'
import { LinearReview } from '#components/lesson/finish/linear-review.tsx'
import { MissingNote, useCompleteness } from '#components/qti/answer/completeness.tsx'
import { hasEntered } from '#components/qti/answer/to-submission.ts'
import type { DraftsView } from '#components/timeback/use-drafts.ts'
import type { LessonSessionView } from '#components/timeback/use-lesson-session.ts'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { LessonQuestion } from '#lib/timeback/contract/lesson.ts'
import { TurnNote } from './answer-feedback.tsx'
import { QuestionForm } from './question-form.tsx'
import { QuestionList } from './question-list.tsx'
import { type LinearAnswers, useLinearAnswers } from './use-linear-answers.ts'
import { useStep } from './use-step.ts'

/** All questions in order, open to change until the student finishes. */
export function LinearLesson({
  session,
  drafts,
  announceFirst,
}: {
  session: LessonSessionView
  drafts: DraftsView
  announceFirst: boolean
}) {
  const answers = useLinearAnswers(session, drafts)
  const step = useStep(session.question)
  const { questions, index, phase, question, goTo } = session
  // Where an earlier page was left in the middle of an answer, the student is back at it.
  const [begun] = useState(() => questions.findIndex((each) => answers.isEntered(each)))
  useEffect(() => {
    if (begun >= 0) goTo(begun)
  }, [begun, goTo])
  return (
    <>
      <QuestionList
        ids={questions.map(({ id }) => id)}
        marks={questions.map((each) => answers.markOf(each))}
        current={index}
        onGo={(place) => void answers.saveThen(() => session.goTo(place))}
      />
      {phase === 'answering' && question ? (
        <LinearQuestion
          session={session}
          question={question}
          step={step}
          announceFirst={announceFirst}
          answers={answers}
        />
      ) : (
        <LinearReview session={session} unanswered={answers.unanswered} begun={answers.begun} />
      )}
    </>
  )
}

/** One question of many; going on saves it. */
function LinearQuestion({
  session,
  question,
  step,
  announceFirst,
  answers,
}: {
  session: LessonSessionView
  question: LessonQuestion
  step: number
  announceFirst: boolean
  answers: LinearAnswers
}) {
  const { index, questions, busy, saveState } = session
  const last = index === questions.length - 1
  const next = () => void answers.saveThen(() => session.next())
  const closed = answers.isClosed(question)
  const missingId = useId()
  const { item } = question.content
  const responses = answers.responsesOf(question)
  const { canCheck, missing, rest } = useCompleteness(item, responses)
  // Such a question is answered in turns: what one of them earned is seen before going on.
  const takesTurns = item.adaptive === true && !closed
  const check = () => void answers.saveThen(() => undefined, canCheck)
  const words = last ? 'Next: look it over' : 'Next'
  return (
    <QuestionForm
      heading={`Question ${index + 1} of ${questions.length}`}
      step={step}
      announceFirst={announceFirst}
      question={question}
      responses={responses}
      onChange={(changed) => answers.setResponses(question, changed)}
      disabled={busy || closed}
      onSubmit={takesTurns ? check : next}
      result={<TurnNote key={question.id} turn={question.turn} />}
      actions={
        <>
          {answers.problem && (
            <div className="w-full basis-full">
              <Notice kind="problem" title="This answer cannot be saved yet.">
                {answers.problem} Or clear it to go on without an answer.
              </Notice>
            </div>
          )}
          <Trouble session={session} />
          {!closed && (
            <MissingNote
              id={missingId}
              missing={takesTurns || hasEntered(responses) ? missing : null}
              rest={takesTurns ? rest : null}
            />
          )}
          <SaveMark state={saveState} />
          {index > 0 && (
            <Button
              kind="secondary"
              disabled={busy}
              onClick={() => void answers.saveThen(() => session.goTo(index - 1))}
            >
              <ArrowLeft aria-hidden className="size-5 rtl:rotate-180" />
              Back
            </Button>
          )}
          {takesTurns && (
            <Button
              type="submit"
              disabled={busy || !canCheck || !answers.isChanged(question)}
              aria-describedby={missingId}
              className="max-sm:flex-1 sm:min-w-36"
            >
              Check
            </Button>
          )}
          <Button
            key={takesTurns ? 'beside' : 'alone'}
            kind={takesTurns ? 'secondary' : 'primary'}
            type={takesTurns ? 'button' : 'submit'}
            onClick={takesTurns ? next : undefined}
            disabled={busy}
            className="max-sm:flex-1 sm:min-w-36"
          >
            {words}
            <ArrowRight aria-hidden className="size-5 rtl:rotate-180" />
          </Button>
        </>
      }
    />
  )
}
