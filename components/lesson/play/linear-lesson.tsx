'use client'

import { useEffect, useState } from 'react'
import { LinearReview } from '#components/lesson/finish/linear-review.tsx'
import type { DraftsView } from '#components/timeback/use-drafts.ts'
import type { LessonSessionView } from '#components/timeback/use-lesson-session.ts'
import { LinearQuestion } from './linear-question.tsx'
import { QuestionList } from './question-list.tsx'
import { useLinearAnswers } from './use-linear-answers.ts'
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
