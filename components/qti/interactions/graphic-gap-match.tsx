'use client'

import clsx from 'clsx'
import { halvesOf } from '#components/qti/answer/pair-rules.ts'
import { AuthoredContent } from '#components/qti/content/authored-content.tsx'
import { plainText } from '#components/qti/content/plain-text.ts'
import { HotspotButton, type HotspotState } from '#components/qti/graphics/hotspot-button.tsx'
import { Picture, useImageSize } from '#components/qti/graphics/picture.tsx'
import { hotspotName } from '#components/qti/graphics/point.ts'
import { PairList } from '#components/qti/pairing/pair-list.tsx'
import { TileTray } from '#components/qti/pairing/tile-tray.tsx'
import { DragGhost } from '#components/qti/pairing/use-drag.tsx'
import { usePairing } from '#components/qti/pairing/use-pairing.ts'
import { listReview, ReviewLines, type ReviewTagName } from '#components/qti/review/review-tag.tsx'
import type { BodyNode, GraphicGapMatchInteraction } from '#lib/qti/item/public/public-content.ts'
import { InteractionBlock } from './interaction-block.tsx'

/** A picture with places and tiles for them: press a tile, then the place, or the other way round. */
export function GraphicGapMatch({ interaction }: { interaction: GraphicGapMatchInteraction }) {
  const { image, choices, hotspots } = interaction
  const frame = useImageSize(image)
  const pairing = usePairing({ ...interaction, items: choices, places: hotspots, nameOf })
  const { values, review, disabled, held, hint } = pairing
  const lines = review ? listReview(values, review) : values.map((value) => ({ value, tag: null }))
  const nameOfPair = (pair: string) => halvesOf(pair).map(nameOf).join(': ')

  function nameOf(identifier: string): string {
    const choice = choices.find((known) => known.identifier === identifier)
    return choice ? plainText(choice.body) : hotspotName(hotspots, identifier, frame.size)
  }

  function stateOf(identifier: string): HotspotState {
    if (held === identifier) return 'held'
    if (held !== null && choices.some((choice) => choice.identifier === held)) return 'target'
    return values.some((pair) => halvesOf(pair)[1] === identifier) ? 'chosen' : 'rest'
  }

  return (
    <InteractionBlock
      interaction={interaction}
      hint={hint && `Press a tile, then the place where it goes. ${hint}`}
      fallback="Put the tiles on the picture"
      {...pairing.block}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4" {...pairing.handlers}>
        <TileTray choices={choices} pairing={pairing} />
        <Picture image={image} frame={frame}>
          {hotspots.map((hotspot, index) => {
            const inside = lines.filter(({ value }) => halvesOf(value)[1] === hotspot.identifier)
            const names = inside.map(({ value }) => nameOf(halvesOf(value)[0]))
            return (
              <HotspotButton
                key={hotspot.identifier}
                hotspot={hotspot}
                size={frame.size}
                layer={hotspots.length - index}
                name={`${nameOf(hotspot.identifier)}: ${names.join(', ') || 'empty'}`}
                state={stateOf(hotspot.identifier)}
                tag={inside[0]?.tag ?? null}
                disabled={disabled}
                drag={review ? undefined : inside[0]?.value}
                onPress={() => pairing.press(hotspot.identifier)}
              >
                <PlacedTiles
                  tiles={inside.map(({ value, tag }) => ({
                    key: `${value} ${tag}`,
                    body: choices.find(({ identifier }) => identifier === halvesOf(value)[0])?.body ?? [],
                    tag,
                  }))}
                />
              </HotspotButton>
            )
          })}
        </Picture>
      </div>
      <DragGhost drag={pairing.drag}>{(from) => nameOf(halvesOf(from)[0])}</DragGhost>
      {review ? (
        <ReviewLines
          lines={lines.flatMap(({ value, tag }) =>
            tag ? [{ key: `${value} ${tag}`, text: nameOfPair(value), tag }] : [],
          )}
        />
      ) : (
        <PairList
          title="On the picture"
          entries={values.map((pair) => ({ key: pair, text: nameOfPair(pair) }))}
          disabled={disabled}
          onRemove={pairing.remove}
        />
      )}
    </InteractionBlock>
  )
}

type Placed = { key: string; body: BodyNode[]; tag: ReviewTagName | null }

const looks: Record<ReviewTagName, string> = {
  'given-right': 'border-correct bg-correct-tint',
  'given-not-yet': 'border-dashed border-notyet bg-notyet-tint',
  correct: 'border-dashed border-correct bg-surface',
  given: 'border-accent bg-accent-tint',
}

/** The tiles on one place of a picture. The list below the picture says the same in words. */
function PlacedTiles({ tiles }: { tiles: readonly Placed[] }) {
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
