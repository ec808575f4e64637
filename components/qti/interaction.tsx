import type { PublicInteraction } from '#lib/qti/public/public-item.ts'
import { Choice } from './interactions/choice.tsx'
import { InlineChoice } from './interactions/inline-choice.tsx'
import { Match } from './interactions/match.tsx'
import { Order } from './interactions/order.tsx'
import { TextEntry } from './interactions/text-entry.tsx'

/** The registry of interactions: a kind without a component does not compile. */
export function Interaction({ interaction }: { interaction: PublicInteraction }) {
  switch (interaction.kind) {
    case 'choice':
      return <Choice interaction={interaction} />
    case 'inlineChoice':
      return <InlineChoice interaction={interaction} />
    case 'textEntry':
      return <TextEntry interaction={interaction} />
    case 'order':
      return <Order interaction={interaction} />
    case 'match':
      return <Match interaction={interaction} />
  }
}
