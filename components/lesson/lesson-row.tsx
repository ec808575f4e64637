import { Check, ChevronRight, Circle, CircleDot } from 'lucide-react'
import Link from 'next/link'
import { CairnMeter } from '#components/ui/cairn-meter.tsx'
import { formatNumber } from '#components/ui/format-number.ts'
import { lessonTypeName } from '#components/ui/lesson-type-name.ts'
import { LinkPending } from '#components/ui/link-pending.tsx'
import { plural } from '#components/ui/plural.ts'
import type { LessonOverview } from '#lib/timeback/contract/overview.ts'
import { policyNote } from './lesson-words.ts'

/** One lesson: what it is, where the student stands, and the way into it. */
export function LessonRow({ lesson }: { lesson: LessonOverview }) {
  const { id, name, type, questionCount, xp, score } = lesson
  const { Icon, word, look } = standingOf(lesson)
  // An open linear attempt has no score that could be shown.
  const scored = score !== null && (type === 'powerpath-100' || lesson.state === 'done')
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
        <span className="block text-lg font-bold">{name}</span>
        <span className="block text-soft">
          {about}
          {xp > 0 && ` · ${formatNumber(xp)} XP`}
          <span className="sm:hidden"> · {word}</span>
        </span>
      </span>
      {scored && (
        <span className="flex min-w-0 max-sm:ms-13">
          {type === 'powerpath-100' ? (
            <CairnMeter score={score} />
          ) : (
            <span className="text-xl font-bold tabular-nums">{Math.round(score)}%</span>
          )}
        </span>
      )}
      <span className="w-24 text-end text-soft max-sm:hidden">{word}</span>
      <ChevronRight aria-hidden className="size-5 shrink-0 text-soft max-sm:hidden rtl:rotate-180" />
      <LinkPending />
    </Link>
  )
}

function standingOf({ state, mastered, testedOut }: LessonOverview) {
  const word = mastered ? 'Mastered' : 'Tested out'
  if (mastered || testedOut) return { Icon: Check, word, look: 'bg-correct-tint text-correct' }
  if (state === 'open') return { Icon: CircleDot, word: 'Started', look: 'bg-accent-tint text-accent' }
  if (state === 'done') return { Icon: Check, word: 'Finished', look: 'bg-sunken text-soft' }
  return { Icon: Circle, word: 'New', look: 'bg-sunken text-soft' }
}
