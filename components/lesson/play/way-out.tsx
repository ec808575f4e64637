'use client'

import { BookOpen, ChevronDown, LifeBuoy, Stone, UserRound } from 'lucide-react'
import Link from 'next/link'
import { type ReactNode, useState } from 'react'
import { plainText, questionText } from '#components/qti/content/plain-text.ts'
import type { LessonSessionView } from '#components/timeback/use-lesson-session.ts'
import type { LessonHelp, LessonQuestion, PublicFeedback } from '#lib/timeback/contract/lesson.ts'
import { FeedbackText } from './answer-feedback.tsx'
import type { PlayerLesson } from './player-lesson.ts'

type Offer = LessonHelp['offers'][number]

/** Where more of the same is no help: what else there is. The lesson goes on below it all the same. */
export function WayOut({
  help,
  example,
  easier,
}: {
  help: LessonHelp
  example: ExplainedMiss | null
  easier: PlayerLesson['easier']
}) {
  const ways: Record<Offer, ReactNode> = {
    'worked-example': example && <Example example={example} />,
    'easier-lesson': easier && (
      <Link
        href={`/lessons/${easier.id}`}
        className="flex min-h-12 items-center gap-3 rounded-control px-3 py-2 font-semibold text-accent underline-offset-4 hover:underline"
      >
        <Stone aria-hidden className="size-5 shrink-0" />
        <span>Try an easier lesson first: {easier.name}</span>
      </Link>
    ),
    'tell-teacher': (
      <p className="flex min-h-12 items-center gap-3 px-3 py-2">
        <UserRound aria-hidden className="size-5 shrink-0 text-soft" />
        <span>Your teacher can see that this lesson is hard right now. You do not have to do anything.</span>
      </p>
    ),
  }
  const offered = help.offers.filter((offer) => ways[offer])
  return (
    <section
      aria-labelledby={wayOutId}
      className="mx-auto mb-8 max-w-3xl rounded-card border border-line bg-surface p-4 sm:p-5"
    >
      <h2 id={wayOutId} tabIndex={-1} className="flex items-center gap-2 text-xl font-bold">
        <LifeBuoy aria-hidden className="size-6 shrink-0 text-accent" />
        Help with this lesson
      </h2>
      <p className="mt-1">{helpReasons[help.cause]}</p>
      <ul className="-mx-3 mt-2 grid gap-1">
        {offered.map((offer) => (
          <li key={offer}>{ways[offer]}</li>
        ))}
      </ul>
      <p className="mt-2 text-soft">You can also go on below. Your score and all your answers stay.</p>
    </section>
  )
}

/** Why help is offered, in words a child reads. */
const helpReasons: Record<LessonHelp['cause'], string> = {
  'many-questions': 'You have worked through many questions. Here is what can help.',
  'no-new-questions': 'You have seen all the questions of this lesson. Here is what can help.',
  'misses-in-a-row': 'These questions are hard right now. Here is what can help.',
  'low-accuracy': 'These questions are hard right now. Here is what can help.',
}

/** The address of the offers on the page. */
export const wayOutId = 'what-can-help'

function Example({ example: { question, feedback } }: { example: ExplainedMiss }) {
  return (
    <details className="group">
      <summary className="flex min-h-12 items-center gap-3 rounded-control px-3 py-2 font-semibold text-accent hover:bg-accent-tint">
        <BookOpen aria-hidden className="size-5 shrink-0" />
        Look at another question that you missed, and why
        <ChevronDown
          aria-hidden
          className="ms-auto size-5 shrink-0 transition-transform group-open:rotate-180"
        />
      </summary>
      <div className="mx-3 my-2 border-s-4 border-accent ps-4">
        <p>{questionText(question.content.item)}</p>
        <FeedbackText feedback={feedback} />
      </div>
    </details>
  )
}

type ExplainedMiss = { question: LessonQuestion; feedback: readonly PublicFeedback[] }

/** A missed question with its explanation that is not on the screen already; null while there is none. */
export function useWorkedExample({ question, lastResult, phase }: LessonSessionView): ExplainedMiss | null {
  const [misses, setMisses] = useState<readonly ExplainedMiss[]>([])
  const shown = phase === 'feedback' && lastResult ? lastResult.feedback : []
  const isMiss = question && lastResult && !lastResult.correct && shown.length > 0
  if (isMiss && misses.at(-1)?.feedback !== shown) setMisses([...misses, { question, feedback: shown }])
  return pickExample(misses, { questionId: question?.id, feedback: shown })
}

/**
 * The latest missed question that says something else than the screen does: neither the question that is there, nor
 * one with the same explanation as that. What stands there already is no example of anything.
 */
export function pickExample(
  misses: readonly ExplainedMiss[],
  shown: { questionId: string | undefined; feedback: readonly PublicFeedback[] },
): ExplainedMiss | null {
  const standing = textOf(shown.feedback)
  const other = misses.findLast(
    ({ question, feedback }) => question.id !== shown.questionId && textOf(feedback) !== standing,
  )
  return other ?? null
}

function textOf(feedback: readonly PublicFeedback[]): string {
  return feedback.map(({ body }) => plainText(body)).join(' ')
}
