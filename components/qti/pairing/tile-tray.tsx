import clsx from 'clsx'
import { GripVertical } from 'lucide-react'
import { AuthoredContent } from '#components/qti/content/authored-content.tsx'
import { spokenName } from '#components/qti/content/plain-text.ts'
import type { BodyNode, PublicAssociableChoice } from '#lib/qti/item/public/public-content.ts'
import type { Pairing } from './use-pairing.ts'

/** Where the tiles lie that are to be placed: each can be pressed, and tells how often it can still be used. */
export function TileTray({
  choices,
  pairing,
}: {
  choices: readonly PublicAssociableChoice[]
  pairing: Pairing
}) {
  const { held, review, disabled, usesLeft, press } = pairing
  return (
    <fieldset
      aria-label="Tiles"
      className="tile-tray flex flex-wrap gap-2.5 rounded-card border border-line bg-sunken p-3"
    >
      {choices.map((choice) => (
        <Tile
          key={choice.identifier}
          identifier={choice.identifier}
          body={choice.body}
          held={held === choice.identifier}
          left={review ? null : usesLeft(choice)}
          disabled={disabled}
          onPress={() => press(choice.identifier)}
        />
      ))}
    </fieldset>
  )
}

/** Something to pick up: a button, pressed while it is held. `left` is how often it can still be used. */
function Tile({
  identifier,
  body,
  held,
  left,
  disabled,
  onPress,
}: {
  identifier: string
  body: BodyNode[]
  held: boolean
  left: number | null
  disabled: boolean
  onPress: () => void
}) {
  const used = left === 0
  return (
    <button
      type="button"
      aria-pressed={held}
      disabled={disabled}
      data-drag={identifier}
      data-drop={identifier}
      onClick={onPress}
      className={clsx(
        'flex min-h-12 max-w-full touch-none items-center gap-1.5 rounded-control border py-2 ps-2 pe-4 text-start text-lg font-semibold transition-colors select-none',
        held && 'border-accent bg-accent text-on-accent ring-2 ring-accent',
        !held && used && 'border-dashed border-edge bg-transparent text-soft',
        !held && !used && 'border-edge bg-surface text-ink',
        !held && !disabled && 'hover:border-accent hover:bg-accent-tint',
      )}
    >
      <GripVertical aria-hidden className="size-5 shrink-0 opacity-60" />
      <span className="min-w-0 [&_img]:max-h-24">
        {spokenName(body) === undefined ? (
          <AuthoredContent nodes={body} insideControl />
        ) : (
          <>
            <span aria-hidden>
              <AuthoredContent nodes={body} insideControl />
            </span>
            <span className="sr-only">{spokenName(body)}</span>
          </>
        )}
      </span>
      {used && <span className="text-base font-normal">(used)</span>}
      {left !== null && left > 1 && <span className="text-base font-normal">({left} left)</span>}
    </button>
  )
}
