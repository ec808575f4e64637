'use client'

import { useSelection } from '#components/qti/answer/use-selection.ts'
import { hasClass } from '#components/qti/content/element-props.ts'
import { Badge, badgeOf, placeInBox } from '#components/qti/graphics/badge.tsx'
import { HotspotButton } from '#components/qti/graphics/hotspot-button.tsx'
import { Picture, useImageSize } from '#components/qti/graphics/picture.tsx'
import { hotspotName } from '#components/qti/graphics/point.ts'
import { listReview, ReviewLines, reviewTagOf } from '#components/qti/review/review-tag.tsx'
import type { HotspotInteraction } from '#lib/qti/item/public/public-content.ts'
import { InteractionBlock } from './interaction-block.tsx'

const counting = { verb: 'Choose', one: 'area of the picture', many: 'areas', done: 'Chosen' }

/** Areas of a picture that can be pressed. */
export function Hotspot({ interaction }: { interaction: HotspotInteraction }) {
  const { values, disabled, review, toggle, problem, hint } = useSelection(interaction, counting)
  const { image, hotspots } = interaction
  const frame = useImageSize(image)
  const { size } = frame
  return (
    <InteractionBlock
      interaction={interaction}
      hint={hint}
      fallback="Choose areas of the picture"
      problem={problem}
    >
      <Picture image={image} frame={frame}>
        {hotspots.map((hotspot, index) => {
          const given = values.includes(hotspot.identifier)
          const tag = review && reviewTagOf(given, review.correct?.includes(hotspot.identifier) ?? null)
          const badge = badgeOf(given, tag)
          return (
            <HotspotButton
              key={hotspot.identifier}
              hotspot={hotspot}
              size={size}
              layer={hotspots.length - index}
              name={hotspotName(hotspots, hotspot.identifier, size)}
              state={given ? 'chosen' : 'rest'}
              tag={tag}
              quiet={hasClass(interaction.class, 'qti-unselected-hidden')}
              disabled={disabled}
              onPress={() => toggle(hotspot.identifier)}
            >
              {badge && <Badge look={badge} place={placeInBox(hotspot, size)} />}
            </HotspotButton>
          )
        })}
      </Picture>
      {review && (
        <ReviewLines
          lines={listReview(values, review).map(({ value, tag }) => ({
            key: value,
            text: hotspotName(hotspots, value, size),
            tag,
          }))}
        />
      )}
    </InteractionBlock>
  )
}
