'use client'

import { Eraser, Undo2 } from 'lucide-react'
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { useAnswer } from '#components/qti/answer/answer-context.ts'
import { type DrawingState, useDrawing } from '#components/qti/files/use-drawing.ts'
import { Crosshair } from '#components/qti/graphics/badge.tsx'
import type { Point } from '#components/qti/graphics/hotspot-shape.ts'
import { type ImageFrame, PlainImage, useImageSize } from '#components/qti/graphics/picture.tsx'
import { movedByKey, pointAt } from '#components/qti/graphics/point.ts'
import { ReviewTag, reviewTagOf } from '#components/qti/review/review-tag.tsx'
import { Button } from '#components/ui/button.tsx'
import type { DrawingInteraction, PublicImage } from '#lib/qti/item/public/public-content.ts'
import { InteractionBlock } from './interaction-block.tsx'

/** A picture to draw on: with a finger, a pen, a mouse, or the arrow keys. */
export function Drawing({ interaction }: { interaction: DrawingInteraction }) {
  const { image } = interaction
  const { values, setValues, disabled, review } = useAnswer(interaction.responseIdentifier)
  const frame = useImageSize(image)
  const drawing = useDrawing({ size: frame.size, answer: values[0], onChange: setValues })
  const tag = review && reviewTagOf(values.length > 0, review.whole === true ? true : null)
  return (
    <InteractionBlock
      interaction={interaction}
      hint={review ? null : 'Draw on the picture with a finger, a pen or the mouse.'}
      fallback="Draw on the picture"
      announcement={drawing.announcement}
    >
      {review ? (
        <>
          <PlainImage
            src={values[0] ?? image.href}
            alt={values.length > 0 ? `What was drawn on: ${image.alt}` : image.alt}
            className="max-w-full rounded-card border border-edge"
          />
          {tag && (
            <p className="mt-2">
              <ReviewTag tag={tag} />
            </p>
          )}
        </>
      ) : (
        <DrawingCanvas image={image} frame={frame} drawing={drawing} disabled={disabled} />
      )}
      {!review && (
        <>
          <div className="mt-3 flex flex-wrap gap-2">
            <Button kind="secondary" disabled={disabled || !drawing.canUndo} onClick={drawing.undo}>
              <Undo2 aria-hidden className="size-5" />
              Undo
            </Button>
            <Button kind="secondary" disabled={disabled || values.length === 0} onClick={drawing.clear}>
              <Eraser aria-hidden className="size-5" />
              Clear
            </Button>
          </div>
          <p className="mt-2 text-base text-soft">
            With the keyboard: the arrow keys move the pen, Space puts it down and lifts it. If drawing is not
            possible for you, you can leave this part out and go on.
          </p>
        </>
      )}
    </InteractionBlock>
  )
}

/** The picture under the canvas that is drawn on. */
function DrawingCanvas({
  image,
  frame: { size, measure },
  drawing,
  disabled,
}: {
  image: PublicImage
  frame: ImageFrame
  drawing: DrawingState
  disabled: boolean
}) {
  const line = useRef<Point[] | null>(null)
  const [pen, setPen] = useState<Point | null>(null)
  const here = pen ?? { x: size.width / 2, y: size.height / 2 }

  function start(point: Point) {
    line.current = [point]
    drawing.show(line.current)
  }
  function extend(point: Point) {
    if (!line.current) return
    line.current.push(point)
    drawing.show(line.current)
  }
  function finish() {
    if (line.current) drawing.add(line.current)
    line.current = null
  }

  function onPointerDown(event: PointerEvent<HTMLElement>) {
    if (disabled || event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    setPen(null)
    start(pointAt(event.currentTarget, event, size))
  }

  function onKeyDown(event: KeyboardEvent) {
    if (disabled) return
    const moved = movedByKey(here, event, size)
    if (!moved && event.key !== ' ') return
    event.preventDefault()
    if (moved) {
      setPen(moved)
      extend(moved)
    } else if (line.current) {
      finish()
    } else {
      setPen(here)
      start(here)
      drawing.setAnnouncement('Pen down.')
    }
  }

  return (
    <div
      role="application"
      aria-label={`Draw on: ${image.alt || 'the picture'}`}
      className="picture relative w-fit max-w-full overflow-hidden rounded-card border border-edge"
      style={{ width: size.width, aspectRatio: `${size.width} / ${size.height}` }}
    >
      {image.href && (
        <PlainImage
          ref={(element) => {
            drawing.image.current = element
            measure(element)
          }}
          src={image.href}
          alt=""
          onLoad={({ currentTarget }) => measure(currentTarget)}
          className="block size-full rounded-none select-none"
        />
      )}
      <canvas
        ref={drawing.canvas}
        width={size.width}
        height={size.height}
        className="absolute inset-0 size-full"
      />
      <button
        type="button"
        disabled={disabled}
        aria-label="Pen: the arrow keys move it, Space puts it down and lifts it"
        onPointerDown={onPointerDown}
        onPointerMove={(event) => event.buttons > 0 && extend(pointAt(event.currentTarget, event, size))}
        onPointerUp={finish}
        onPointerCancel={finish}
        onKeyDown={onKeyDown}
        onKeyUp={(event) => event.key === ' ' && event.preventDefault()}
        onBlur={() => {
          finish()
          setPen(null)
        }}
        className="absolute inset-0 size-full cursor-crosshair touch-none rounded-card focus-visible:outline-offset-[-4px] disabled:cursor-default"
      />
      {pen && <Crosshair at={pen} size={size} />}
    </div>
  )
}
