import { Check, ChevronRight, ChevronsRight, Circle, CircleDot } from 'lucide-react'
import Link from 'next/link'
import { CairnMeter } from '#components/ui/cairn/cairn-meter.tsx'
import { formatScore, plural } from '#components/ui/format/format-number.ts'
import { LinkPending } from '#components/ui/link-pending.tsx'
import type { LessonOverview } from '#lib/timeback/contract/overview.ts'
import { lessonScores, lessonTypeName, policyNote } from './lesson-words.ts'
import { xpTeaser } from './xp-words.ts'

/** One lesson: what it is, where the student stands, and the way into it. */
export function LessonRow({ lesson }: { lesson: LessonOverview }) {
  const { id, name, type, questionCount, xp } = lesson
  const { Icon, word, look } = standingOf(lesson)
  const { best, again } = lessonScores(lesson)
  const note = type === 'powerpath-100' ? policyNote(lesson) : plural(questionCount, 'question')
  const about = [lessonTypeName(type), ...(note ? [note] : [])].join(', ')
  return (
    <Link
      href={`/lessons/${id}`}
      className="flex min-h-16 flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 transition-colors hover:bg-accent-tint"
    >
      <span className={`flex size-9 shrink-0 items-center justify-center rounded-full ${look}`}>
        <Icon aria-hidden className="size-5" strokeWidth={2.5} />
      </span>
      <span className="min-w-0 flex-1 basis-40">
        <span className="block text-lg font-bold wrap-anywhere">{name}</span>
        <span className="block text-soft">
          {about} · {xpTeaser({ worth: xp, again: isLaterTry(lesson) })}
          <span className="sm:hidden"> · {word}</span>
        </span>
        {again && (
          <span className="block text-soft tabular-nums">
            {again.open ? 'Practising again' : 'Last try'}
            {again.score !== null && `: ${formatScore(again.score)} of 100`}
          </span>
        )}
      </span>
      {best !== null && (
        <span className="flex min-w-0 max-sm:ms-13">
          {type === 'powerpath-100' ? (
            <CairnMeter score={best} />
          ) : (
            <span className="text-xl font-bold tabular-nums">{formatScore(best)} %</span>
          )}
        </span>
      )}
      <span className="w-24 text-end text-soft max-sm:hidden">{word}</span>
      <ChevronRight aria-hidden className="size-5 shrink-0 text-soft max-sm:hidden rtl:rotate-180" />
      <LinkPending />
    </Link>
  )
}

/** The try that is open, or the one that would be begun next, is not the first. */
function isLaterTry({ state, attempt }: LessonOverview): boolean {
  return state === 'done' || (attempt ?? 1) > 1
}

function standingOf({ state, mastered, testedOut }: LessonOverview) {
  if (mastered) return { Icon: Check, word: 'Mastered', look: 'bg-correct-tint text-correct' }
  if (testedOut) return { Icon: ChevronsRight, word: 'Tested out', look: 'bg-sunken text-correct' }
  if (state === 'open') return { Icon: CircleDot, word: 'Started', look: 'bg-accent-tint text-accent' }
  if (state === 'done') return { Icon: Check, word: 'Finished', look: 'bg-sunken text-soft' }
  return { Icon: Circle, word: 'New', look: 'bg-sunken text-soft' }
}
