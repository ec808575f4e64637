import clsx from 'clsx'
import { Check } from 'lucide-react'
import { useId } from 'react'
import { groupName, spokenName } from '#components/qti/content/accessible-name.ts'
import { AuthoredContent } from '#components/qti/content/authored-content.tsx'
import { ReviewTag, type ReviewTagName, reviewTagOf } from '#components/qti/review/review-tag.tsx'
import type { PublicAssociableChoice } from '#lib/qti/item/public/public-content.ts'
import type { MatchLine } from './match-table.tsx'

/** One source and, beside or below it, all targets. */
export function MatchRow({ source, targets, chosen, correct, reviewed, disabled, onToggle }: MatchLine) {
  const id = useId()
  return (
    <fieldset
      {...groupName(id, source.body)}
      className="grid gap-x-6 gap-y-2.5 p-4 sm:grid-cols-[minmax(8rem,2fr)_3fr] sm:items-center"
    >
      <div id={id} className="authored authored-small text-xl font-bold">
        <AuthoredContent nodes={source.body} />
      </div>
      <div className="flex flex-wrap gap-2">
        {targets.map((target) => {
          const given = chosen.includes(target.identifier)
          const tag = reviewed ? reviewTagOf(given, correct?.includes(target.identifier) ?? null) : null
          return (
            <TargetBox
              key={target.identifier}
              target={target}
              given={given}
              tag={tag}
              disabled={disabled}
              onToggle={() => onToggle(target.identifier)}
            />
          )
        })}
      </div>
    </fieldset>
  )
}

/** Always a box and never a radio button: what was chosen can be taken away again. */
function TargetBox({
  target,
  given,
  tag,
  disabled,
  onToggle,
}: {
  target: PublicAssociableChoice
  given: boolean
  tag: ReviewTagName | null
  disabled: boolean
  onToggle: () => void
}) {
  return (
    <label
      className={clsx(
        'relative flex min-h-11 max-w-full min-w-12 items-center justify-center gap-2 rounded-control border px-3.5 py-1.5 transition-colors',
        'has-[:focus-visible]:outline-3 has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-(--focus)',
        given ? 'border-accent bg-accent-tint ring-1 ring-accent' : 'border-edge bg-ground',
        !given && !disabled && 'hover:border-accent hover:bg-accent-tint',
      )}
    >
      <input
        type="checkbox"
        aria-label={spokenName(target.body)}
        checked={given}
        disabled={disabled}
        onChange={onToggle}
        className="absolute inset-0 size-full cursor-pointer opacity-0 disabled:cursor-default"
      />
      {given && <Check aria-hidden className="size-5 shrink-0 text-accent" strokeWidth={3} />}
      <span className="authored authored-small pointer-events-none min-w-0">
        <AuthoredContent nodes={target.body} insideControl />
      </span>
      {tag && <ReviewTag tag={tag} />}
    </label>
  )
}
