'use client'

import { useState } from 'react'
import { useAnswer } from '#components/qti/answer/answer-context.ts'
import { howMany } from '#components/qti/answer/how-many.ts'
import { halvesOf, mayPair, togglePair } from '#components/qti/answer/pair-rules.ts'
import { plainText } from '#components/qti/content/plain-text.ts'
import { hasClass } from '#components/qti/content/shared-classes.ts'
import type { MatchInteraction } from '#lib/qti/item/public/public-content.ts'
import { InteractionBlock } from './interaction-block.tsx'
import { MatchRow } from './match-row.tsx'
import { MatchTable } from './match-table.tsx'

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
