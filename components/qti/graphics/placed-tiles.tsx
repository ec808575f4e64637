import clsx from 'clsx'
import { AuthoredContent } from '#components/qti/content/authored-content.tsx'
import type { ReviewTagName } from '#components/qti/review/review-tag.tsx'
import type { BodyNode } from '#lib/qti/item/public/public-content.ts'

type Placed = { key: string; body: BodyNode[]; tag: ReviewTagName | null }

const looks: Record<ReviewTagName, string> = {
  'given-right': 'border-correct bg-correct-tint',
  'given-not-yet': 'border-dashed border-notyet bg-notyet-tint',
  correct: 'border-dashed border-correct bg-surface',
  given: 'border-accent bg-accent-tint',
}

/** The tiles on one place of a picture. The list below the picture says the same in words. */
export function PlacedTiles({ tiles }: { tiles: readonly Placed[] }) {
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute inset-0 z-10 flex flex-col items-center justify-center gap-1"
    >
      {tiles.map(({ key, body, tag }) => (
        <span
          key={key}
          className={clsx(
            'flex max-h-full items-center justify-center rounded-md border-2 px-1.5 py-0.5 text-center text-[0.95rem] leading-tight font-bold text-ink sm:text-lg',
            '[&_img]:max-h-full [&_img]:bg-transparent',
            looks[tag ?? 'given'],
          )}
        >
          <AuthoredContent nodes={body} insideControl />
        </span>
      ))}
    </div>
  )
}
