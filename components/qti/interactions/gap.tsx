import clsx from 'clsx'
import { AuthoredContent } from '#components/qti/content/authored-content.tsx'
import { plainText } from '#components/qti/content/plain-text.ts'
import { ReviewTag, type ReviewTagName } from '#components/qti/review/review-tag.tsx'
import type { BodyNode, PublicGap } from '#lib/qti/item/public/public-content.ts'

type Shown = { key: string; body: BodyNode[]; tag: ReviewTagName | null }

const looks = {
  held: 'border-accent bg-accent text-on-accent ring-2 ring-accent',
  target: 'border-dashed border-accent bg-accent-tint ring-2 ring-accent/40',
  rest: 'border-dashed border-edge bg-surface',
}

/** A place in a line of text that holds one tile. */
export function Gap({
  gap,
  name,
  given,
  shown,
  state,
  disabled,
  reviewed,
  onPress,
}: {
  gap: PublicGap
  /** Its place, as it is read aloud. */
  name: string
  /** The pair that fills it. */
  given: string | undefined
  shown: readonly Shown[]
  state: keyof typeof looks
  disabled: boolean
  reviewed: boolean
  onPress: () => void
}) {
  if (reviewed)
    return (
      <span className="mx-1 inline-flex min-h-11 min-w-20 flex-wrap items-center gap-x-3 rounded-control border border-edge bg-surface px-3 py-1 align-middle leading-snug">
        {shown.length === 0 && <span className="text-base text-soft">No answer</span>}
        {shown.map(({ key, body, tag }) => (
          <span key={key} className="inline-flex flex-wrap items-center gap-x-2">
            <span className="font-semibold">
              <AuthoredContent nodes={body} insideControl />
            </span>
            {tag && <ReviewTag tag={tag} />}
          </span>
        ))}
      </span>
    )
  const body = shown[0]?.body
  return (
    <button
      type="button"
      disabled={disabled}
      aria-pressed={state === 'held'}
      aria-label={body ? `${name}: ${plainText(body)}` : `${name}, empty`}
      data-drop={gap.identifier}
      data-drag={given}
      onClick={onPress}
      className={clsx(
        'mx-1 inline-flex min-h-11 max-w-full min-w-20 items-center justify-center rounded-control border-2 px-3 py-1 align-middle leading-snug transition-colors select-none',
        body && 'touch-none',
        body && state === 'rest' ? 'border-accent bg-accent-tint font-semibold' : looks[state],
        !disabled && 'hover:border-accent hover:bg-accent-tint',
        state === 'held' && 'hover:text-ink',
      )}
    >
      {body ? <AuthoredContent nodes={body} insideControl /> : <span aria-hidden>&nbsp;</span>}
    </button>
  )
}
