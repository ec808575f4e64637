'use client'

import clsx from 'clsx'
import { halvesOf, isSamePair, usesOf } from '#components/qti/answer/pair-rules.ts'
import { Badge, placeInBox } from '#components/qti/graphics/badge.tsx'
import { HotspotButton, type HotspotState } from '#components/qti/graphics/hotspot-button.tsx'
import { centreOf, type Size } from '#components/qti/graphics/hotspot-shape.ts'
import { Picture, useImageSize } from '#components/qti/graphics/picture.tsx'
import { hotspotName } from '#components/qti/graphics/point.ts'
import { PairList } from '#components/qti/pairing/pair-list.tsx'
import { usePairing } from '#components/qti/pairing/use-pairing.ts'
import { listReview, ReviewLines, type ReviewTagName } from '#components/qti/review/review-tag.tsx'
import type { GraphicAssociateInteraction, PublicHotspot } from '#lib/qti/item/public/public-content.ts'
import { InteractionBlock } from './interaction-block.tsx'

/** Areas of a picture that are joined by lines: press one, then the other. */
export function GraphicAssociate({ interaction }: { interaction: GraphicAssociateInteraction }) {
  const { image, hotspots } = interaction
  const frame = useImageSize(image)
  const nameOf = (identifier: string) => hotspotName(hotspots, identifier, frame.size)
  const pairing = usePairing({ ...interaction, items: hotspots, nameOf })
  const { values, review, disabled, held, hint } = pairing
  const lines = review
    ? listReview(values, review, isSamePair)
    : values.map((value) => ({ value, tag: null }))
  const nameOfPair = (pair: string) => halvesOf(pair).map(nameOf).join(' and ')

  function stateOf(identifier: string): HotspotState {
    if (held === identifier) return 'held'
    if (held !== null) return 'target'
    return usesOf(values, identifier) > 0 ? 'chosen' : 'rest'
  }

  return (
    <InteractionBlock
      interaction={interaction}
      hint={hint && `Press two areas to join them. ${hint}`}
      fallback="Join areas of the picture"
      {...pairing.block}
    >
      <div {...pairing.handlers}>
        <Picture image={image} frame={frame}>
          <PairLines hotspots={hotspots} size={frame.size} lines={lines} />
          {hotspots.map((hotspot, index) => (
            <HotspotButton
              key={hotspot.identifier}
              hotspot={hotspot}
              size={frame.size}
              layer={hotspots.length - index}
              name={nameOf(hotspot.identifier)}
              state={stateOf(hotspot.identifier)}
              disabled={disabled}
              drag={hotspot.identifier}
              onPress={() => pairing.press(hotspot.identifier)}
            >
              {held === hotspot.identifier && (
                <Badge look="chosen" place={placeInBox(hotspot, frame.size)}>
                  1
                </Badge>
              )}
            </HotspotButton>
          ))}
        </Picture>
      </div>
      {review ? (
        <ReviewLines
          lines={lines.flatMap(({ value, tag }) =>
            tag ? [{ key: `${value} ${tag}`, text: nameOfPair(value), tag }] : [],
          )}
        />
      ) : (
        <PairList
          title="Your pairs"
          entries={values.map((pair) => ({ key: pair, text: nameOfPair(pair) }))}
          disabled={disabled}
          onRemove={pairing.remove}
        />
      )}
    </InteractionBlock>
  )
}

/** The lines between hotspots that were joined; one that was not yet right is dashed. */
function PairLines({
  hotspots,
  size,
  lines,
}: {
  hotspots: readonly PublicHotspot[]
  size: Size
  lines: readonly { value: string; tag: ReviewTagName | null }[]
}) {
  const centreNamed = (identifier: string) => {
    const hotspot = hotspots.find((known) => known.identifier === identifier)
    return hotspot && centreOf(hotspot, size)
  }
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${size.width} ${size.height}`}
      className="pair-lines pointer-events-none absolute inset-0 z-20 size-full"
    >
      {lines.map(({ value, tag }) => {
        const [from, to] = halvesOf(value).map(centreNamed)
        if (!from || !to) return null
        const ends = { x1: from.x, y1: from.y, x2: to.x, y2: to.y, vectorEffect: 'non-scaling-stroke' }
        return (
          <g key={`${value} ${tag}`} className={clsx(tag && `line-${tag}`)}>
            <line className="line-halo" {...ends} />
            <line className="line-line" {...ends} />
          </g>
        )
      })}
    </svg>
  )
}
