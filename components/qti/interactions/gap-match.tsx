'use client'

import clsx from 'clsx'
import { halvesOf } from '#components/qti/answer/pair-rules.ts'
import { type ActiveNode, AuthoredContent } from '#components/qti/content/authored-content.tsx'
import { listGaps } from '#components/qti/content/list-gaps.ts'
import { plainText } from '#components/qti/content/plain-text.ts'
import { hasClass } from '#components/qti/content/shared-classes.ts'
import { DragGhost } from '#components/qti/pairing/drag-ghost.tsx'
import { TileTray } from '#components/qti/pairing/tile-tray.tsx'
import { usePairing } from '#components/qti/pairing/use-pairing.ts'
import { listReview } from '#components/qti/review/list-review.ts'
import type { GapMatchInteraction } from '#lib/qti/item/public/public-content.ts'
import { Gap } from './gap.tsx'
import { InteractionBlock } from './interaction-block.tsx'

/** A text with gaps and tiles for them: press a tile, then a gap, or the other way round. */
export function GapMatch({ interaction }: { interaction: GapMatchInteraction }) {
  const { choices, body, class: classes } = interaction
  const gaps = listGaps(body).map((gap) => ({ ...gap, matchMin: 0, matchMax: 1 }))
  const pairing = usePairing({ ...interaction, items: choices, places: gaps, nameOf })
  const { values, review, disabled, held, hint } = pairing
  const lines = review ? listReview(values, review) : values.map((value) => ({ value, tag: null }))

  function nameOf(identifier: string): string {
    const place = gaps.findIndex((gap) => gap.identifier === identifier)
    return place >= 0 ? gapName(place) : textOf(identifier)
  }
  function gapName(place: number): string {
    return gaps[place]?.label ?? `gap ${place + 1} of ${gaps.length}`
  }
  function textOf(choice: string): string {
    return plainText(choices.find(({ identifier }) => identifier === choice)?.body ?? [])
  }

  function renderGap(node: ActiveNode) {
    if (node.kind !== 'gap') return null
    const place = gaps.findIndex(({ identifier }) => identifier === node.identifier)
    const inside = lines.filter(({ value }) => halvesOf(value)[1] === node.identifier)
    const given = values.find((pair) => halvesOf(pair)[1] === node.identifier)
    const isChoiceHeld = held !== null && choices.some(({ identifier }) => identifier === held)
    return (
      <Gap
        gap={node}
        name={gapName(place)}
        given={given}
        shown={inside.map(({ value, tag }) => {
          const choice = choices.find(({ identifier }) => identifier === halvesOf(value)[0])
          return { key: `${value} ${tag}`, body: choice?.body ?? [], tag }
        })}
        state={held === node.identifier ? 'held' : isChoiceHeld ? 'target' : 'rest'}
        disabled={disabled}
        reviewed={review !== null}
        // A tile in the hand goes in, also in place of another; with empty hands a full gap is emptied.
        onPress={() => (given && !isChoiceHeld ? pairing.remove(given) : pairing.press(node.identifier))}
      />
    )
  }

  const side = hasClass(classes, 'qti-choices-left') || hasClass(classes, 'qti-choices-right')
  const last = hasClass(classes, 'qti-choices-bottom') || hasClass(classes, 'qti-choices-right')
  const tray = <TileTray choices={choices} pairing={pairing} />
  return (
    <InteractionBlock
      interaction={interaction}
      hint={hint && `Press a tile, then the gap where it goes. ${hint}`}
      fallback="Fill the gaps"
      {...pairing.block}
    >
      <div
        className={clsx('grid grid-cols-[minmax(0,1fr)] items-start gap-4', side && 'sm:grid-cols-2')}
        {...pairing.handlers}
      >
        {!last && tray}
        <div className="authored leading-[2.6]!">
          <AuthoredContent nodes={body} renderActive={renderGap} />
        </div>
        {last && tray}
      </div>
      <DragGhost drag={pairing.drag}>{(from) => textOf(halvesOf(from)[0])}</DragGhost>
    </InteractionBlock>
  )
}
