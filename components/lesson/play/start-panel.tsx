import { ArrowRight } from 'lucide-react'
import { useState } from 'react'
import { lessonPurpose, lessonScores, lessonTypeName, xpTerms } from '#components/lesson/list/lesson-words.ts'
import { MasteredMark } from '#components/lesson/list/mastered-mark.tsx'
import { Button } from '#components/ui/button.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'
import { CairnStack } from '#components/ui/cairn.tsx'
import { formatScore, plural } from '#components/ui/format.ts'
import { useHydrated } from '#components/ui/use-hydrated.ts'
import { isAdaptive } from '#lib/std/terms.ts'
import type { PlayerLesson } from './player-lesson.ts'

/** What the lesson is and the one button that begins it. */
export function StartPanel({ lesson, onStart }: { lesson: PlayerLesson; onStart: () => void }) {
  const [pressed, setPressed] = useState(false)
  const hydrated = useHydrated()
  const { id, type, courseTitle, questionCount, xp, standing } = lesson
  const purpose = lessonPurpose(lesson)
  const lines = isAdaptive(type)
    ? ['Answer questions until your cairn is whole.', purpose]
    : [purpose, `${plural(questionCount, 'question')}. You can change your answers until you finish.`]
  const again = standing.state === 'done'
  const { best, again: practice } = lessonScores({ type, ...standing })
  return (
    <section className="mx-auto grid max-w-3xl items-center gap-8 rounded-card border border-line bg-surface p-6 sm:grid-cols-[auto_1fr] sm:p-10">
      <div className="grid justify-items-start gap-3">
        <CairnStack
          score={best ?? standing.score ?? 0}
          label={standing.mastered ? 'Best score' : again ? 'Last score' : 'Score'}
        />
        {standing.mastered && <MasteredMark />}
        {practice && practice.score !== null && (
          <p className="text-soft tabular-nums">Last try: {formatScore(practice.score)} of 100</p>
        )}
      </div>
      <div>
        <p className="text-soft">
          {courseTitle} · {lessonTypeName(type)}
        </p>
        {lines.map(
          (line) =>
            line && (
              <p key={line} className="mt-3 text-xl">
                {line}
              </p>
            ),
        )}
        <p className="mt-3 text-soft">{xpTerms({ worth: xp, again })}</p>
        <div className="mt-6 flex flex-wrap items-center gap-3">
          <Button
            className="min-h-14 px-8 text-xl"
            inert={!hydrated}
            disabled={pressed}
            onClick={() => {
              setPressed(true)
              onStart()
            }}
          >
            {again ? 'Start again' : 'Start'}
            <ArrowRight aria-hidden className="size-6 rtl:rotate-180" />
          </Button>
          {again && standing.attempt !== null && (
            <ButtonLink kind="quiet" href={`/lessons/${id}/attempts/${standing.attempt}`}>
              Your last results
            </ButtonLink>
          )}
        </div>
      </div>
    </section>
  )
}
