'use client'

import clsx from 'clsx'
import { Check } from 'lucide-react'
import { useId, useState } from 'react'
import { useAnswer } from '#components/qti/answer/answer-context.ts'
import { halvesOf, mayPair, togglePair } from '#components/qti/answer/pair-rules.ts'
import { howMany } from '#components/qti/answer/use-selection.ts'
import { AuthoredContent } from '#components/qti/content/authored-content.tsx'
import { hasClass } from '#components/qti/content/element-props.ts'
import { groupName, plainText, spokenName } from '#components/qti/content/plain-text.ts'
import { ReviewTag, type ReviewTagName, reviewTagOf } from '#components/qti/review/review-tag.tsx'
import type { MatchInteraction, PublicAssociableChoice } from '#lib/qti/item/public/public-content.ts'
import { InteractionBlock } from './interaction-block.tsx'

/** Every source is a line with the targets to choose from, or a row of a table: the same by finger, key and ear. */
export function Match({ interaction }: { interaction: MatchInteraction }) {
  const [announcement, setAnnouncement] = useState('')
  const { values, setValues, disabled, review } = useAnswer(interaction.responseIdentifier)
  const { sources, targets, maxAssociations } = interaction
  const rules = { members: [...sources, ...targets], maxAssociations }

  function toggle(source: string, target: string) {
    const next = togglePair(rules, values, [source, target])
    setValues(next)
    const lost = values.find((pair) => !next.includes(pair) && pair !== `${source} ${target}`)
    setAnnouncement(lost ? `Taken away: ${nameOf(lost)}` : '')
  }

  function nameOf(pair: string): string {
    const [sourceId, targetId] = halvesOf(pair)
    const source = sources.find(({ identifier }) => identifier === sourceId)
    const target = targets.find(({ identifier }) => identifier === targetId)
    return `${plainText(source?.body ?? [])} with ${plainText(target?.body ?? [])}`
  }

  const lines = sources.map((source) => ({
    source,
    targets: targets.filter((target) => mayPair(source, target)),
    chosen: targetsOf(values, source.identifier),
    correct: review?.correct ? targetsOf(review.correct, source.identifier) : null,
    reviewed: review !== null,
    disabled,
    onToggle: (target: string) => toggle(source.identifier, target),
  }))
  return (
    <InteractionBlock
      interaction={interaction}
      hint={review ? null : hintOf(interaction, values.length)}
      fallback="Match each line"
      announcement={announcement}
    >
      {hasClass(interaction.class, 'qti-match-tabular') ? (
        <MatchTable interaction={interaction} lines={lines} />
      ) : (
        <div className="divide-y divide-line overflow-hidden rounded-card border border-edge bg-surface">
          {lines.map((line) => (
            <MatchRow key={line.source.identifier} {...line} />
          ))}
        </div>
      )}
    </InteractionBlock>
  )
}

function targetsOf(pairs: readonly string[], source: string): string[] {
  return pairs.map(halvesOf).flatMap(([first, second]) => (first === source ? [second] : []))
}

function hintOf({ sources, minAssociations, maxAssociations }: MatchInteraction, made: number): string {
  const limited = (maxAssociations > 0 && maxAssociations < sources.length) || minAssociations > 1
  const pairs = { verb: 'Make', one: 'pair', many: 'pairs', done: 'Made' }
  return limited
    ? `Choose what belongs to each line. ${howMany(pairs, { min: minAssociations, max: maxAssociations }, made)}`
    : `Choose what belongs to each line. Chosen: ${made}.`
}

/** One source and, beside or below it, all targets. */
function MatchRow({ source, targets, chosen, correct, reviewed, disabled, onToggle }: MatchLine) {
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

type MatchLine = {
  source: PublicAssociableChoice
  targets: readonly PublicAssociableChoice[]
  chosen: readonly string[]
  correct: readonly string[] | null
  reviewed: boolean
  disabled: boolean
  onToggle: (target: string) => void
}

/** The class `qti-match-tabular`: sources down, targets across, a box where they meet. */
function MatchTable({ interaction, lines }: { interaction: MatchInteraction; lines: MatchLine[] }) {
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
