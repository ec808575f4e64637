import clsx from 'clsx'
import { Check } from 'lucide-react'
import { useId } from 'react'
import { AuthoredContent } from '#components/qti/content/authored-content.tsx'
import { hasClass } from '#components/qti/content/element-props.ts'
import { plainText } from '#components/qti/content/plain-text.ts'
import { ReviewTag, reviewTagOf } from '#components/qti/review/review-tag.tsx'
import type { MatchInteraction, PublicAssociableChoice } from '#lib/qti/item/public/public-content.ts'

export type MatchLine = {
  source: PublicAssociableChoice
  targets: readonly PublicAssociableChoice[]
  chosen: readonly string[]
  correct: readonly string[] | null
  reviewed: boolean
  disabled: boolean
  onToggle: (target: string) => void
}

/** The class `qti-match-tabular`: sources down, targets across, a box where they meet. */
export function MatchTable({ interaction, lines }: { interaction: MatchInteraction; lines: MatchLine[] }) {
  const id = useId()
  const { targets, data, class: classes } = interaction
  const hidden = hasClass(classes, 'qti-header-hidden')
  return (
    <div className="overflow-x-auto rounded-card border border-edge bg-surface">
      <table className="w-full [&_td]:border-line [&_th]:border-line">
        <thead className={hidden ? 'sr-only' : undefined}>
          <tr>
            <th scope="col">{data?.['data-first-column-header'] ?? <span className="sr-only">Line</span>}</th>
            {targets.map((target, index) => (
              <th key={target.identifier} id={`${id}-${index}`} scope="col" className="text-center">
                <AuthoredContent nodes={target.body} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.source.identifier}>
              <th scope="row" className="bg-transparent align-middle!">
                <AuthoredContent nodes={line.source.body} />
              </th>
              {targets.map((target) => (
                <td key={target.identifier} className="p-1! text-center align-middle! max-sm:p-0!">
                  {line.targets.includes(target) && <Cell line={line} target={target} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Cell({ line, target }: { line: MatchLine; target: PublicAssociableChoice }) {
  const given = line.chosen.includes(target.identifier)
  const tag = line.reviewed ? reviewTagOf(given, line.correct?.includes(target.identifier) ?? null) : null
  return (
    <label
      className={clsx(
        'relative mx-auto flex min-h-11 min-w-11 flex-col items-center justify-center gap-1 rounded-lg p-1 transition-colors',
        'has-[:focus-visible]:outline-3 has-[:focus-visible]:outline-(--focus)',
        !line.disabled && 'hover:bg-accent-tint',
      )}
    >
      <input
        type="checkbox"
        aria-label={`${plainText(line.source.body)}: ${plainText(target.body)}`}
        checked={given}
        disabled={line.disabled}
        onChange={() => line.onToggle(target.identifier)}
        className="absolute inset-0 size-full cursor-pointer opacity-0 disabled:cursor-default"
      />
      <span
        aria-hidden
        className={clsx(
          'flex size-8 items-center justify-center rounded-md border',
          given ? 'border-accent bg-accent text-on-accent' : 'border-edge bg-ground',
        )}
      >
        {given && <Check className="size-5" strokeWidth={3} />}
      </span>
      {tag && <ReviewTag tag={tag} narrow />}
    </label>
  )
}
