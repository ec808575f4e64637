import Link from 'next/link'
import { EmptyState } from '#components/ui/empty-state.tsx'
import type { ContentPlace } from '#lib/timeback/contract/content.ts'
import { difficultyNames } from './content-words.ts'

/** The questions of a lesson in their order, each leading to its page. */
export function PlaceList({ items }: { items: ContentPlace[] }) {
  if (items.length === 0) return <EmptyState title="No questions yet" />
  const isBank = items.some(({ subTest }) => subTest > 1)
  return (
    <ol className="divide-y divide-line rounded-card border border-line bg-surface">
      {items.map(({ itemId, identifier, title, subTest, difficulty }, index) => (
        <li key={identifier}>
          <Link
            href={`/teacher/content/questions/${itemId}`}
            className="grid grid-cols-[2rem_minmax(0,1fr)_auto] items-center gap-x-3 px-4 py-2.5 transition-colors hover:bg-accent-tint"
          >
            <span className="text-soft tabular-nums">{index + 1}</span>
            <span className="min-w-0 text-lg font-semibold break-words">{title}</span>
            <span className="text-soft">
              {isBank && `Test ${subTest}, `}
              {difficultyNames[difficulty]}
            </span>
          </Link>
        </li>
      ))}
    </ol>
  )
}
