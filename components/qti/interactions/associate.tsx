'use client'

import { isSamePair } from '#components/qti/answer/pair-rules.ts'
import { plainText } from '#components/qti/content/plain-text.ts'
import { PairList } from '#components/qti/pairing/pair-list.tsx'
import { TileTray } from '#components/qti/pairing/tile-tray.tsx'
import { DragGhost } from '#components/qti/pairing/use-drag.tsx'
import { usePairing } from '#components/qti/pairing/use-pairing.ts'
import { listReview, ReviewLines } from '#components/qti/review/review-tag.tsx'
import type { AssociateInteraction } from '#lib/qti/item/public/public-content.ts'
import { InteractionBlock } from './interaction-block.tsx'

/** Tiles that are put together two by two: press one, then the other. */
export function Associate({ interaction }: { interaction: AssociateInteraction }) {
  const { choices } = interaction
  const nameOf = (identifier: string) =>
    plainText(choices.find((choice) => choice.identifier === identifier)?.body ?? [])
  const pairing = usePairing({ ...interaction, items: choices, nameOf })
  const { values, review, disabled, hint } = pairing
  const nameOfPair = (pair: string) => pair.split(' ').map(nameOf).join(' and ')
  return (
    <InteractionBlock
      interaction={interaction}
      hint={hint && `Press two that belong together. ${hint}`}
      fallback="Make pairs"
      {...pairing.block}
    >
      <div {...pairing.handlers}>
        <TileTray choices={choices} pairing={pairing} />
      </div>
      <DragGhost drag={pairing.drag}>{nameOf}</DragGhost>
      {review ? (
        <ReviewLines
          lines={listReview(values, review, isSamePair).map(({ value, tag }) => ({
            key: `${value} ${tag}`,
            text: nameOfPair(value),
            tag,
          }))}
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
