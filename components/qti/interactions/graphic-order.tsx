'use client'

import { useSelection } from '#components/qti/answer/use-selection.ts'
import { Badge, type BadgeLook, placeInBox } from '#components/qti/graphics/badge.tsx'
import { HotspotButton } from '#components/qti/graphics/hotspot-button.tsx'
import { Picture, useImageSize } from '#components/qti/graphics/picture.tsx'
import { hotspotName } from '#components/qti/graphics/point.ts'
import { PairList } from '#components/qti/pairing/pair-list.tsx'
import { ReviewLines } from '#components/qti/review/review-tag.tsx'
import type { GraphicOrderInteraction } from '#lib/qti/item/public/public-content.ts'
import { InteractionBlock } from './interaction-block.tsx'

const counting = { verb: 'Number', one: 'area', many: 'areas', done: 'Numbered' }

/** Areas of a picture that are pressed in order: each gets the next number. */
export function GraphicOrder({ interaction }: { interaction: GraphicOrderInteraction }) {
  const { image, hotspots, minChoices, maxChoices } = interaction
  const all = hotspots.length
  // Where the author sets no limit, all are to be put in order.
  const limits = maxChoices === 0 && minChoices === 0 ? { minChoices: all, maxChoices: all } : {}
  const { values, setValues, disabled, review, toggle, problem, hint } = useSelection(
    { ...interaction, ...limits },
    counting,
  )
  const frame = useImageSize(image)
  const nameOf = (identifier: string) => hotspotName(hotspots, identifier, frame.size)

  function lookOf(identifier: string, place: number): BadgeLook {
    if (!review?.correct) return review ? 'given' : 'chosen'
    return review.whole || review.correct[place] === identifier ? 'given-right' : 'given-not-yet'
  }

  return (
    <InteractionBlock
      interaction={interaction}
      hint={hint && `Press the areas in order, the first one first. ${hint}`}
      fallback="Put the areas in order"
      problem={problem}
    >
      <Picture image={image} frame={frame}>
        {hotspots.map((hotspot, index) => {
          const place = values.indexOf(hotspot.identifier)
          const name = nameOf(hotspot.identifier)
          const look = lookOf(hotspot.identifier, place)
          return (
            <HotspotButton
              key={hotspot.identifier}
              hotspot={hotspot}
              size={frame.size}
              layer={all - index}
              name={place < 0 ? name : `${name}, number ${place + 1}`}
              state={place < 0 ? 'rest' : 'chosen'}
              tag={review && place >= 0 && look !== 'chosen' ? look : null}
              disabled={disabled}
              onPress={() => toggle(hotspot.identifier)}
            >
              {place >= 0 && (
                <Badge look={look} place={placeInBox(hotspot, frame.size)}>
                  {place + 1}
                </Badge>
              )}
            </HotspotButton>
          )
        })}
      </Picture>
      {review ? (
        <ReviewLines lines={reviewOf(values, review.correct, review.whole, nameOf)} />
      ) : (
        <PairList
          ordered
          title="Your order"
          entries={values.map((identifier) => ({ key: identifier, text: nameOf(identifier) }))}
          disabled={disabled}
          onRemove={(identifier) => setValues(values.filter((other) => other !== identifier))}
        />
      )}
    </InteractionBlock>
  )
}

/** Place by place what was given and, where it differs, what is correct. */
function reviewOf(
  given: readonly string[],
  correct: readonly string[] | null,
  whole: boolean | undefined,
  nameOf: (identifier: string) => string,
) {
  return Array.from({ length: Math.max(given.length, correct?.length ?? 0) }, (_, place) => {
    const [mine, right] = [given[place], correct?.[place]]
    const isRight = correct !== null && (whole === true || mine === right)
    const tag = correct === null ? 'given' : isRight ? 'given-right' : 'given-not-yet'
    const lines =
      mine === undefined ? [] : [{ key: `g${place}`, text: `${place + 1}: ${nameOf(mine)}`, tag } as const]
    if (right === undefined || isRight) return lines
    return [...lines, { key: `c${place}`, text: `${place + 1}: ${nameOf(right)}`, tag: 'correct' } as const]
  }).flat()
}
