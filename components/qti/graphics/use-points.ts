'use client'

import type { Counting } from '#components/qti/answer/how-many.ts'
import { useSelection } from '#components/qti/answer/use-selection.ts'
import type { ReviewLine, ReviewTagName } from '#components/qti/review/review-tag.tsx'
import type { Point } from './hotspot-shape.ts'
import type { ImageFrame } from './picture.tsx'
import { pointWords, toPoint, toPointText } from './point.ts'

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
