'use client'

import { useId, useState } from 'react'
import { groupName } from '#components/qti/accessible-name.ts'
import { useAnswer } from '#components/qti/answer-context.ts'
import { plainText } from '#components/qti/plain-text.ts'
import { Prompt } from '#components/qti/prompt.tsx'
import type { MatchInteraction } from '#lib/qti/public/public-item.ts'
import { MatchRow } from './match-row.tsx'
import { togglePair } from './toggle-pair.ts'

/** Every source is a line with the targets as buttons to choose from: the same by finger, key and ear. */
export function Match({ interaction }: { interaction: MatchInteraction }) {
  const id = useId()
  const [message, setMessage] = useState('')
  const { values, setValues, disabled, review } = useAnswer(interaction.responseIdentifier)

  const hint = review ? null : hintOf(interaction, values.length)

  function toggle(source: string, target: string) {
    const next = togglePair(interaction, values, source, target)
    setValues(next)
    const lost = values.find((pair) => !next.includes(pair) && pair !== `${source} ${target}`)
    setMessage(lost ? `Taken away: ${nameOf(lost)}` : '')
  }

  function nameOf(pair: string): string {
    const [sourceId, targetId] = pair.split(' ')
    const source = interaction.sources.find(({ identifier }) => identifier === sourceId)
    const target = interaction.targets.find(({ identifier }) => identifier === targetId)
    return `${plainText(source?.body ?? [])} with ${plainText(target?.body ?? [])}`
  }

  return (
    <fieldset
      {...groupName(id, interaction.prompt)}
      aria-describedby={hint ? `${id}-hint` : undefined}
      className="mt-6 min-w-0 first:mt-0"
    >
      <Prompt id={id} nodes={interaction.prompt} hint={hint} fallback="Match each line" />
      <div className="divide-y divide-line overflow-hidden rounded-card border border-edge bg-surface">
        {interaction.sources.map((source) => (
          <MatchRow
            key={source.identifier}
            source={source}
            targets={interaction.targets}
            chosen={targetsOf(values, source.identifier)}
            correct={review?.correct ? targetsOf(review.correct, source.identifier) : null}
            reviewed={review !== null}
            disabled={disabled}
            onToggle={(target) => toggle(source.identifier, target)}
          />
        ))}
      </div>
      <p role="status" className="sr-only">
        {message}
      </p>
    </fieldset>
  )
}

function targetsOf(pairs: readonly string[], source: string): string[] {
  return pairs.filter((pair) => pair.split(' ')[0] === source).flatMap((pair) => pair.split(' ').slice(1))
}

function hintOf({ sources, maxAssociations }: MatchInteraction, made: number): string {
  const limit =
    maxAssociations > 0 && maxAssociations < sources.length ? ` Choose up to ${maxAssociations}.` : ''
  return `Choose what belongs to each line.${limit} Chosen: ${made}.`
}
