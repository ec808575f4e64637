'use client'

import { type KeyboardEvent, type MouseEvent, type ReactNode, useId, useState } from 'react'
import { type Counting, useSelection } from '#components/qti/answer/use-selection.ts'
import type { ReviewLine, ReviewTagName } from '#components/qti/review/review-tag.tsx'
import type { PublicImage } from '#lib/qti/item/public/public-content.ts'
import type { Point } from './hotspot-shape.ts'
import { type ImageFrame, Picture } from './picture.tsx'
import { movedByKey, pointAt, pointWords, toPoint, toPointText } from './point.ts'

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

type Pointing = { responseIdentifier: string; minChoices: number; maxChoices: number }
type Mark = { value: string; at: Point; tag: ReviewTagName | null }

/** An answer made of points of a picture. */
export function usePoints(interaction: Pointing, frame: ImageFrame, counting: Counting) {
  const selection = useSelection(interaction, counting)
  const { values, setValues, toggle, review } = selection
  const { size } = frame
  const wordsOf = (value: string) => pointWords(toPoint(value), size)
  const marks: Mark[] = values.map((value) => ({ value, at: toPoint(value), tag: tagOf(value) }))
  if (review?.correct && review.whole !== true)
    for (const value of review.correct.filter((right) => !values.includes(right)))
      marks.push({ value, at: toPoint(value), tag: 'correct' })

  /** A point beside the key's may still be right: of several, only the exact one is known to be. */
  function tagOf(value: string): ReviewTagName | null {
    if (!review) return null
    if (review.correct === null) return 'given'
    if (review.whole === true || review.correct.includes(value)) return 'given-right'
    return values.length === 1 ? 'given-not-yet' : 'given'
  }

  return {
    ...selection,
    marks,
    set(point: Point) {
      const text = toPointText(point, size)
      if (!values.includes(text)) toggle(text)
    },
    remove: (value: string) => setValues(values.filter((other) => other !== value)),
    entries: values.map((value, index) => ({ key: value, text: `${index + 1}: ${wordsOf(value)}` })),
    lines: marks.flatMap(({ value, tag }): ReviewLine[] =>
      tag ? [{ key: `${value} ${tag}`, text: wordsOf(value), tag }] : [],
    ),
  }
}
