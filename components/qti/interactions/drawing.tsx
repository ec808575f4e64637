'use client'

import { Eraser, Undo2 } from 'lucide-react'
import { useAnswer } from '#components/qti/answer/answer-context.ts'
import { DrawingCanvas } from '#components/qti/files/drawing-canvas.tsx'
import { useDrawing } from '#components/qti/files/use-drawing.ts'
import { PlainImage, useImageSize } from '#components/qti/graphics/picture.tsx'
import { ReviewTag, reviewTagOf } from '#components/qti/review/review-tag.tsx'
import { Button } from '#components/ui/button.tsx'
import type { DrawingInteraction } from '#lib/qti/item/public/public-content.ts'
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
