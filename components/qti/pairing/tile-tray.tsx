import type { PublicAssociableChoice } from '#lib/qti/item/public/public-content.ts'
import { Tile } from './tile.tsx'
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
