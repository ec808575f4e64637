'use client'

import clsx from 'clsx'
import { halvesOf } from '#components/qti/answer/pair-rules.ts'
import { type ActiveNode, AuthoredContent } from '#components/qti/content/authored-content.tsx'
import { hasClass } from '#components/qti/content/element-props.ts'
import { listGaps } from '#components/qti/content/list-interactions.ts'
import { plainText } from '#components/qti/content/plain-text.ts'
import { TileTray } from '#components/qti/pairing/tile-tray.tsx'
import { DragGhost } from '#components/qti/pairing/use-drag.tsx'
import { usePairing } from '#components/qti/pairing/use-pairing.ts'
import { listReview, ReviewTag, type ReviewTagName } from '#components/qti/review/review-tag.tsx'
import type { BodyNode, GapMatchInteraction, PublicGap } from '#lib/qti/item/public/public-content.ts'
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

type Shown = { key: string; body: BodyNode[]; tag: ReviewTagName | null }

const looks = {
  held: 'border-accent bg-accent text-on-accent ring-2 ring-accent',
  target: 'border-dashed border-accent bg-accent-tint ring-2 ring-accent/40',
  rest: 'border-dashed border-edge bg-surface',
}

/** A place in a line of text that holds one tile. */
function Gap({
  gap,
  name,
  given,
  shown,
  state,
  disabled,
  reviewed,
  onPress,
}: {
  gap: PublicGap
  /** Its place, as it is read aloud. */
  name: string
  /** The pair that fills it. */
  given: string | undefined
  shown: readonly Shown[]
  state: keyof typeof looks
  disabled: boolean
  reviewed: boolean
  onPress: () => void
}) {
  if (reviewed)
    return (
      <span className="mx-1 inline-flex min-h-11 min-w-20 flex-wrap items-center gap-x-3 rounded-control border border-edge bg-surface px-3 py-1 align-middle leading-snug">
        {shown.length === 0 && <span className="text-base text-soft">No answer</span>}
        {shown.map(({ key, body, tag }) => (
          <span key={key} className="inline-flex flex-wrap items-center gap-x-2">
            <span className="font-semibold">
              <AuthoredContent nodes={body} insideControl />
            </span>
            {tag && <ReviewTag tag={tag} />}
          </span>
        ))}
      </span>
    )
  const body = shown[0]?.body
  return (
    <button
      type="button"
      disabled={disabled}
      aria-pressed={state === 'held'}
      aria-label={body ? `${name}: ${plainText(body)}` : `${name}, empty`}
      data-drop={gap.identifier}
      data-drag={given}
      onClick={onPress}
      className={clsx(
        'mx-1 inline-flex min-h-11 max-w-full min-w-20 items-center justify-center rounded-control border-2 px-3 py-1 align-middle leading-snug transition-colors select-none',
        body && 'touch-none',
        body && state === 'rest' ? 'border-accent bg-accent-tint font-semibold' : looks[state],
        !disabled && 'hover:border-accent hover:bg-accent-tint',
        state === 'held' && 'hover:text-ink',
      )}
    >
      {body ? <AuthoredContent nodes={body} insideControl /> : <span aria-hidden>&nbsp;</span>}
    </button>
  )
}
