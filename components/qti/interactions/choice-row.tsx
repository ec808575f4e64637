import clsx from 'clsx'
import { Check, Circle } from 'lucide-react'
import { spokenName } from '#components/qti/content/accessible-name.ts'
import { AuthoredContent } from '#components/qti/content/authored-content.tsx'
import { ReviewTag, type ReviewTagName } from '#components/qti/review/review-tag.tsx'
import type { BodyNode } from '#lib/qti/item/public/public-content.ts'

/**
 * One choice. The input lies over the whole row; the badge shows its label until it is chosen:
 * then a dot where one is to be chosen, for a tick beside a wrong answer would say “right”.
 */
export function ChoiceRow({
  name,
  type,
  number,
  label,
  body,
  checked,
  disabled,
  tag,
  onToggle,
}: {
  name: string
  type: 'radio' | 'checkbox'
  /** Its place from 1, which is the key that presses it. */
  number: number
  label: string | null
  body: BodyNode[]
  checked: boolean
  disabled: boolean
  tag: ReviewTagName | null
  onToggle: () => void
}) {
  return (
    <label
      className={clsx(
        'relative flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 rounded-control border px-4 py-2.5 transition-colors',
        'has-[:focus-visible]:outline-3 has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-(--focus)',
        checked ? 'border-accent bg-accent-tint ring-1 ring-accent' : 'border-edge bg-surface',
        !checked && !disabled && 'hover:border-accent hover:bg-accent-tint',
        disabled && !checked && tag === null && 'border-line',
      )}
    >
      <input
        type={type}
        aria-label={spokenName(body)}
        name={name}
        checked={checked}
        disabled={disabled}
        onChange={onToggle}
        data-choice-number={number <= 9 ? number : undefined}
        className="absolute inset-0 size-full cursor-pointer opacity-0 disabled:cursor-default"
      />
      <span
        aria-hidden
        className={clsx(
          'flex size-8 shrink-0 items-center justify-center border text-base font-bold tabular-nums transition-colors',
          type === 'radio' ? 'rounded-full' : 'rounded-md',
          checked ? 'border-accent bg-accent text-on-accent' : 'border-edge bg-ground text-soft',
        )}
      >
        {checked ? <ChosenMark type={type} /> : label}
      </span>
      <span className="authored authored-small pointer-events-none min-w-0 flex-1 basis-40 text-xl">
        <AuthoredContent nodes={body} insideControl />
      </span>
      {tag && <ReviewTag tag={tag} />}
    </label>
  )
}

function ChosenMark({ type }: { type: 'radio' | 'checkbox' }) {
  return type === 'radio' ? (
    <Circle className="size-3.5 fill-current" />
  ) : (
    <Check className="size-5" strokeWidth={3} />
  )
}
