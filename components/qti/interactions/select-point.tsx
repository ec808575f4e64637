'use client'

import { Badge, Crosshair, placeOf } from '#components/qti/graphics/badge.tsx'
import { useImageSize } from '#components/qti/graphics/picture.tsx'
import { PointField, usePoints } from '#components/qti/graphics/point-field.tsx'
import { PairList } from '#components/qti/pairing/pair-list.tsx'
import { ReviewLines } from '#components/qti/review/review-tag.tsx'
import type { SelectPointInteraction } from '#lib/qti/item/public/public-content.ts'
import { InteractionBlock } from './interaction-block.tsx'

const counting = { verb: 'Mark', one: 'point on the picture', many: 'points on the picture', done: 'Marked' }

/** Points that are set on a picture. */
export function SelectPoint({ interaction }: { interaction: SelectPointInteraction }) {
  const { image } = interaction
  const frame = useImageSize(image)
  const points = usePoints(interaction, frame, counting)
  const { review, disabled } = points
  return (
    <InteractionBlock
      interaction={interaction}
      hint={points.hint}
      fallback="Mark points on the picture"
      problem={points.problem}
    >
      <PointField
        image={image}
        frame={frame}
        name="Mark a point"
        disabled={disabled}
        onSet={points.set}
        crosshair={(at) => <Crosshair at={at} size={frame.size} />}
      >
        {points.marks.map(({ value, at, tag }, index) => (
          <Badge key={`${value} ${tag}`} look={tag ?? 'chosen'} place={placeOf(at, frame.size)}>
            {tag ? undefined : index + 1}
          </Badge>
        ))}
      </PointField>
      {review ? (
        <ReviewLines lines={points.lines} />
      ) : (
        <PairList title="Your points" entries={points.entries} disabled={disabled} onRemove={points.remove} />
      )}
    </InteractionBlock>
  )
}
