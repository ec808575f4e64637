import { lessonTypeName, policyNote } from '#components/lesson/list/lesson-words.ts'
import { formatNumber } from '#components/ui/format.ts'
import { isAdaptive } from '#lib/std/terms.ts'
import type { ContentLessonDetails } from '#lib/timeback/contract/content.ts'
import { ownerName } from './content-words.ts'

/** What a lesson is and is worth. */
export function LessonFacts({ lesson }: { lesson: ContentLessonDetails }) {
  const { type, unit, xp, masteryThreshold, owner, isDraft, copiedFrom } = lesson
  const facts = [
    { name: 'Type', value: [lessonTypeName(type), policyNote(lesson)].filter(Boolean).join(', ') },
    { name: 'Unit', value: unit },
    { name: 'XP', value: xp === null ? 'None' : formatNumber(xp) },
    ...(isAdaptive(type) ? [] : [{ name: 'Mastered from', value: `${formatNumber(masteryThreshold)} %` }]),
    { name: 'Belongs to', value: ownerName(owner) },
    { name: 'Students', value: isDraft ? 'Do not see it: it is a draft' : 'See it in their course' },
    ...(copiedFrom ? [{ name: 'Copied from', value: copiedFrom.title }] : []),
  ]
  return (
    <dl className="grid gap-x-8 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
      {facts.map(({ name, value }) => (
        <div key={name} className="min-w-0">
          <dt className="text-sm text-soft">{name}</dt>
          <dd className="text-lg font-semibold break-words">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
