'use client'

import { type KeyboardEvent, type MouseEvent, type ReactNode, useId, useState } from 'react'
import type { PublicImage } from '#lib/qti/item/public/public-content.ts'
import type { Point } from './hotspot-shape.ts'
import { type ImageFrame, Picture } from './picture.tsx'
import { movedByKey, pointAt, pointWords } from './point.ts'

/**
 * A picture on which points are set: by a press, or with a crosshair that the arrow keys move and Enter
 * sets. The arrow keys reach it under a screen reader too, because the field is an `application`.
 */
export function PointField({
  image,
  frame,
  name,
  disabled,
  drop,
  crosshair,
  onSet,
  children,
}: {
  image: PublicImage
  frame: ImageFrame
  name: string
  disabled: boolean
  /** Names the field as the target of a drag. */
  drop?: string
  /** What the arrow keys move. */
  crosshair: (at: Point) => ReactNode
  onSet: (point: Point) => void
  children: ReactNode
}) {
  const id = useId()
  const { size } = frame
  const [at, setAt] = useState<Point | null>(null)
  const [focused, setFocused] = useState(false)
  const here = at ?? { x: Math.round(size.width / 2), y: Math.round(size.height / 2) }

  function onKeyDown(event: KeyboardEvent) {
    const moved = movedByKey(here, event, size)
    if (!moved) return
    event.preventDefault()
    setAt(moved)
  }

  function onClick(event: MouseEvent) {
    // A press by key has no place of its own: it is where the crosshair is.
    const byKey = event.detail === 0
    const point = byKey ? here : pointAt(event.currentTarget, event, size)
    setAt(point)
    setFocused(byKey)
    onSet(point)
  }

  return (
    <>
      <div role="application" aria-label={`${name}, picture`} className="relative w-fit max-w-full">
        <Picture image={image} frame={frame}>
          {children}
          <button
            type="button"
            disabled={disabled}
            aria-label={`${name}: the crosshair is at ${pointWords(here, size)}`}
            aria-describedby={`${id}-keys`}
            data-drop={drop}
            onKeyDown={onKeyDown}
            onClick={onClick}
            onFocus={({ currentTarget }) => setFocused(currentTarget.matches(':focus-visible'))}
            onBlur={() => setFocused(false)}
            className="absolute inset-0 z-30 size-full cursor-crosshair rounded-card focus-visible:outline-offset-[-4px] disabled:cursor-default"
          />
          {focused && !disabled && crosshair(here)}
        </Picture>
      </div>
      {!disabled && (
        <p id={`${id}-keys`} className="mt-2 text-base text-soft">
          With the keyboard: the arrow keys move the crosshair (with Shift in small steps), Enter sets it.
        </p>
      )}
      <p role="status" className="sr-only">
        {focused && at ? `Crosshair at ${pointWords(here, size)}` : ''}
      </p>
    </>
  )
}
