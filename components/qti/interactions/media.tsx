'use client'

import { useAnswer } from '#components/qti/answer/answer-context.ts'
import { AuthoredContent } from '#components/qti/content/authored-content.tsx'
import type { MediaInteraction } from '#lib/qti/item/public/public-content.ts'
import { InteractionBlock } from './interaction-block.tsx'
import { MediaPlayer } from './media-player.tsx'

/**
 * A recording; the answer is how often it was played to its end. It begins only when the student asks for
 * it, whatever the author wrote (WCAG 2.2, 1.4.2).
 */
export function Media({ interaction }: { interaction: MediaInteraction }) {
  const { media, minPlays, maxPlays } = interaction
  const { values, setValues, disabled, review } = useAnswer(interaction.responseIdentifier)
  const plays = Number(values[0] ?? 0)
  const isPlayable = media.name === 'audio' || media.name === 'video'
  return (
    <InteractionBlock
      interaction={interaction}
      hint={review || !isPlayable ? null : hintOf({ minPlays, maxPlays })}
      fallback="Listen or watch"
    >
      {isPlayable ? (
        <MediaPlayer
          media={media}
          plays={plays}
          maxPlays={maxPlays}
          loop={interaction.loop}
          disabled={disabled && review === null}
          onEnded={() => !disabled && setValues([String(plays + 1)])}
        />
      ) : (
        <div className="authored">
          <AuthoredContent nodes={[media]} />
        </div>
      )}
    </InteractionBlock>
  )
}

function hintOf({ minPlays, maxPlays }: { minPlays: number; maxPlays: number }): string {
  const atLeast = minPlays > 0 ? `Play it to the end ${timesWords(minPlays)}.` : 'Play it to the end.'
  return maxPlays > 0 ? `${atLeast} You can play it ${timesWords(maxPlays)}.` : atLeast
}

function timesWords(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`
}
