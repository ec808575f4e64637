'use client'

import clsx from 'clsx'
import { useRef } from 'react'
import { Badge, placeOf } from '#components/qti/graphics/badge.tsx'
import { type Point, type Size, share } from '#components/qti/graphics/hotspot-shape.ts'
import { type ImageFrame, PlainImage, useImageSize } from '#components/qti/graphics/picture.tsx'
import { pointAt } from '#components/qti/graphics/point.ts'
import { PointField, usePoints } from '#components/qti/graphics/point-field.tsx'
import { PairList } from '#components/qti/pairing/pair-list.tsx'
import { DragGhost, useDrag } from '#components/qti/pairing/use-drag.tsx'
import { ReviewLines } from '#components/qti/review/review-tag.tsx'
import type { PositionObjectInteraction, PublicImage } from '#lib/qti/item/public/public-content.ts'
import { InteractionBlock } from './interaction-block.tsx'

const counting = { verb: 'Place it on', one: 'spot', many: 'spots', done: 'Placed' }

/** An object that is put on a picture: by a press where it goes, by dragging it there, or by key. */
export function PositionObject({ interaction }: { interaction: PositionObjectInteraction }) {
  const { image, object, centerPoint } = interaction
  const field = useRef<HTMLDivElement>(null)
  const frame = useImageSize(image)
  const objectFrame = useImageSize(object)
  const points = usePoints(interaction, frame, counting)
  const { review, disabled } = points
  const { drag, handlers } = useDrag(!disabled, ({ to, x, y }) => {
    const target = field.current?.querySelector('[data-drop]')
    if (to && target) points.set(pointAt(target, { clientX: x, clientY: y }, frame.size))
  })
  const objectAt = (at: Point, faint: boolean) => (
    <PositionedObject
      object={object}
      frame={objectFrame}
      size={frame.size}
      at={at}
      centre={centerPoint}
      faint={faint}
    />
  )
  return (
    <InteractionBlock
      interaction={interaction}
      hint={points.hint && `Press the picture where it goes, or drag it there. ${points.hint}`}
      fallback="Put the object on the picture"
      problem={points.problem}
    >
      <div ref={field} {...handlers}>
        {!review && (
          <p className="mb-3 flex w-fit items-center gap-3 rounded-card border border-line bg-sunken p-3 text-base text-soft">
            <PlainImage
              ref={objectFrame.measure}
              data-drag="object"
              src={object.href}
              alt={object.alt || 'The object'}
              onLoad={({ currentTarget }) => objectFrame.measure(currentTarget)}
              className={clsx('max-h-20 w-auto touch-none bg-transparent', !disabled && 'cursor-grab')}
            />
          </p>
        )}
        <PointField
          image={image}
          frame={frame}
          name="Place the object"
          disabled={disabled}
          drop="picture"
          onSet={points.set}
          crosshair={(at) => objectAt(at, true)}
        >
          {points.marks.map(({ value, at, tag }) => (
            <div key={`${value} ${tag}`}>
              {objectAt(at, tag === 'correct')}
              {tag && <Badge look={tag} place={placeOf(at, frame.size)} />}
            </div>
          ))}
        </PointField>
      </div>
      <DragGhost drag={drag}>
        {() => <PlainImage src={object.href} alt="" className="max-h-20 w-auto bg-transparent" />}
      </DragGhost>
      {review ? (
        <ReviewLines lines={points.lines} />
      ) : (
        <PairList title="Placed" entries={points.entries} disabled={disabled} onRemove={points.remove} />
      )}
    </InteractionBlock>
  )
}

/** An object on a picture, its centre at `at`, scaled as the picture is. */
function PositionedObject({
  object,
  frame: { size: own, known },
  size,
  at,
  centre,
  faint,
}: {
  object: PublicImage
  frame: ImageFrame
  size: Size
  at: Point
  centre: readonly [x: number, y: number] | undefined
  faint: boolean
}) {
  const [x, y] = centre ?? [own.width / 2, own.height / 2]
  return (
    <PlainImage
      src={object.href}
      alt=""
      style={{
        left: share(at.x - x, size.width),
        top: share(at.y - y, size.height),
        width: known ? share(own.width, size.width) : undefined,
      }}
      className={clsx(
        'pointer-events-none absolute z-10 h-auto max-w-none rounded-none bg-transparent',
        faint && 'z-40 opacity-70 outline-2 outline-accent outline-dashed',
      )}
    />
  )
}
