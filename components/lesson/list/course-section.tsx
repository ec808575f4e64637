'use client'

import { LoaderCircle } from 'lucide-react'
import { CairnMeter } from '#components/ui/cairn.tsx'
import { formatScore, plural } from '#components/ui/format.ts'
import { useSoftLinks } from '#components/ui/use-soft-links.ts'
import { isAdaptive } from '#lib/std/terms.ts'
import type { CourseOverview, LessonOverview } from '#lib/timeback/contract/overview.ts'
import { courseStanding } from './course-standing.ts'
import { lessonScores, lessonTypeName, policyNote, xpTeaser } from './lesson-words.ts'
import { ProgressBar } from './progress-bar.tsx'

/** A course: how much of it is mastered, and its lessons. Drawn in the browser's part, so that it is told only once. */
export function CourseSection({ course }: { course: CourseOverview }) {
  const { code, title, lessons } = course
  const { mastered, planned, testedOut } = courseStanding(course)
  const { ref, pending } = useSoftLinks<HTMLUListElement>()
  return (
    <section aria-labelledby={`course-${code}`}>
      <div className="mb-3 grid gap-x-8 gap-y-1 sm:grid-cols-[1fr_14rem] sm:items-end">
        <h2 id={`course-${code}`} className="text-2xl font-bold">
          {title}
        </h2>
        <div>
          <p className="mb-1.5 text-soft tabular-nums sm:text-end">
            {mastered} of {planned} mastered
            {testedOut > 0 && `, ${testedOut} tested out`}
          </p>
          <ProgressBar label={`${title}, mastered`} value={mastered} max={planned} />
        </div>
      </div>
      <ul
        ref={ref}
        className="divide-y divide-line overflow-hidden rounded-card border border-line bg-surface"
      >
        {lessons.map((lesson) => (
          <li key={lesson.id}>
            <LessonRow lesson={lesson} pending={pending === lessonAddress(lesson.id)} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const lessonAddress = (id: string) => `/lessons/${id}`

/** One lesson: what it is, where the student stands, and the way into it. */
function LessonRow({ lesson, pending }: { lesson: LessonOverview; pending: boolean }) {
  const { id, name, type, questionCount, xp } = lesson
  const standing = standingOf(lesson)
  const word = words[standing]
  const { best, again } = lessonScores(lesson)
  const note = isAdaptive(type) ? policyNote(lesson) : plural(questionCount, 'question')
  const about = [lessonTypeName(type), ...(note ? [note] : [])].join(', ')
  return (
    <a href={lessonAddress(id)} className="lesson-row leads-on">
      <span className={`sign standing-${standing}`} />
      <span className="lesson-about">
        <strong>{name}</strong>
        <span>
          {about} · {xpTeaser({ worth: xp, again: isLaterTry(lesson) })}
          <span className="sm:hidden"> · {word}</span>
        </span>
        {again && (
          <span>
            {again.open ? 'Practising again' : 'Last try'}
            {again.score !== null && `: ${formatScore(again.score)} of 100`}
          </span>
        )}
      </span>
      {best !== null && (
        <span className="flex min-w-0 max-sm:ms-13">
          {isAdaptive(type) ? (
            <CairnMeter score={best} />
          ) : (
            <span className="text-xl font-bold tabular-nums">{formatScore(best)} %</span>
          )}
        </span>
      )}
      <span className="w-24 text-end text-soft max-sm:hidden">{word}</span>
      {pending && <LoaderCircle aria-hidden className="size-5 shrink-0 animate-spin" />}
    </a>
  )
}

/** The try that is open, or the one that would be begun next, is not the first. */
function isLaterTry({ state, attempt }: LessonOverview): boolean {
  return state === 'done' || (attempt ?? 1) > 1
}

const words = {
  mastered: 'Mastered',
  'tested-out': 'Tested out',
  open: 'Started',
  done: 'Finished',
  'not-started': 'New',
}

/** How the sign before it looks (`app/signs.css`). */
function standingOf({ state, mastered, testedOut }: LessonOverview): keyof typeof words {
  if (mastered) return 'mastered'
  return testedOut ? 'tested-out' : state
}
