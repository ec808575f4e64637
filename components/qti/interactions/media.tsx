'use client'

import { Pause, Play } from 'lucide-react'
import { createElement, useRef, useState } from 'react'
import { useAnswer } from '#components/qti/answer/answer-context.ts'
import { AuthoredContent } from '#components/qti/content/authored-content.tsx'
import { htmlProps } from '#components/qti/content/element-props.ts'
import { Button } from '#components/ui/button.tsx'
import type { BodyElement, MediaInteraction } from '#lib/qti/item/public/public-content.ts'
import { InteractionBlock } from './interaction-block.tsx'

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

/**
 * The browser's own controls; where plays are counted down, one button instead, with which nothing can be
 * wound back.
 */
function MediaPlayer({
  media,
  plays,
  maxPlays,
  loop,
  disabled,
  onEnded,
}: {
  media: BodyElement
  plays: number
  maxPlays: number
  loop: boolean
  disabled: boolean
  onEnded: () => void
}) {
  const player = useRef<HTMLMediaElement>(null)
  const [playing, setPlaying] = useState(false)
  const [part, setPart] = useState(0)
  const [missing, setMissing] = useState(false)
  const counted = maxPlays > 0
  const left = Math.max(0, maxPlays - plays)
  const { autoPlay: _, ...props } = htmlProps(media.name, media.attributes)

  function onPlayedToEnd() {
    setPlaying(false)
    setPart(0)
    onEnded()
    if (loop && (!counted || left > 1)) void player.current?.play()
  }

  const element = createElement(
    media.name,
    {
      ...props,
      ref: player,
      controls: !counted,
      loop: false,
      preload: 'metadata',
      onPlay: () => setPlaying(true),
      onPause: () => setPlaying(false),
      onTimeUpdate: ({ currentTarget }: { currentTarget: HTMLMediaElement }) =>
        setPart(currentTarget.duration > 0 ? currentTarget.currentTime / currentTarget.duration : 0),
      onEnded: onPlayedToEnd,
      onError: () => setMissing(true),
      className: media.name === 'video' ? 'block h-auto w-full rounded-lg bg-[#000]' : 'block w-full',
    },
    <AuthoredContent nodes={media.children ?? []} />,
  )

  return (
    <div className="w-full max-w-2xl rounded-card border border-edge bg-surface p-3">
      {element}
      {counted && (
        <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button
            kind="secondary"
            disabled={disabled || (left === 0 && !playing)}
            onClick={() => void (playing ? player.current?.pause() : player.current?.play())}
          >
            {playing ? <Pause aria-hidden className="size-5" /> : <Play aria-hidden className="size-5" />}
            {playing ? 'Pause' : 'Play'}
          </Button>
          <progress
            aria-label="Played so far"
            value={part}
            max={1}
            className="media-progress h-2 min-w-24 flex-1 overflow-hidden rounded-full"
          />
        </div>
      )}
      <p role="status" className="mt-2 text-base text-soft tabular-nums">
        {missing
          ? 'The recording cannot be played here. You can go on without it.'
          : playedWords(plays, counted ? left : null)}
      </p>
    </div>
  )
}

function playedWords(plays: number, left: number | null): string {
  const played = plays === 0 ? 'Not played to the end yet' : `Played to the end: ${plays}`
  return left === null ? `${played}.` : `${played}. Plays left: ${left}.`
}
