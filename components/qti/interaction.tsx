import type { PublicInteraction } from '#lib/qti/item/public/public-content.ts'
import { Associate } from './interactions/associate.tsx'
import { Choice } from './interactions/choice.tsx'
import { Drawing } from './interactions/drawing.tsx'
import { EndAttempt } from './interactions/end-attempt.tsx'
import { ExtendedText } from './interactions/extended-text.tsx'
import { GapMatch } from './interactions/gap-match.tsx'
import { GraphicAssociate } from './interactions/graphic-associate.tsx'
import { GraphicGapMatch } from './interactions/graphic-gap-match.tsx'
import { GraphicOrder } from './interactions/graphic-order.tsx'
import { Hotspot } from './interactions/hotspot.tsx'
import { Hottext } from './interactions/hottext.tsx'
import { InlineChoice } from './interactions/inline-choice.tsx'
import { Match } from './interactions/match.tsx'
import { Media } from './interactions/media.tsx'
import { Order } from './interactions/order.tsx'
import { PortableCustom } from './interactions/portable-custom.tsx'
import { PositionObject } from './interactions/position-object.tsx'
import { SelectPoint } from './interactions/select-point.tsx'
import { Slider } from './interactions/slider.tsx'
import { TextEntry } from './interactions/text-entry.tsx'
import { Upload } from './interactions/upload.tsx'

/** The registry of interactions: a kind without a component does not compile. */
export function Interaction({ interaction }: { interaction: PublicInteraction }) {
  switch (interaction.kind) {
    case 'choice':
      return <Choice interaction={interaction} />
    case 'inlineChoice':
      return <InlineChoice interaction={interaction} />
    case 'textEntry':
      return <TextEntry interaction={interaction} />
    case 'extendedText':
      return <ExtendedText interaction={interaction} />
    case 'order':
      return <Order interaction={interaction} />
    case 'match':
      return <Match interaction={interaction} />
    case 'associate':
      return <Associate interaction={interaction} />
    case 'gapMatch':
      return <GapMatch interaction={interaction} />
    case 'graphicGapMatch':
      return <GraphicGapMatch interaction={interaction} />
    case 'hotspot':
      return <Hotspot interaction={interaction} />
    case 'hottext':
      return <Hottext interaction={interaction} />
    case 'selectPoint':
      return <SelectPoint interaction={interaction} />
    case 'graphicOrder':
      return <GraphicOrder interaction={interaction} />
    case 'graphicAssociate':
      return <GraphicAssociate interaction={interaction} />
    case 'slider':
      return <Slider interaction={interaction} />
    case 'drawing':
      return <Drawing interaction={interaction} />
    case 'upload':
      return <Upload interaction={interaction} />
    case 'media':
      return <Media interaction={interaction} />
    case 'positionObject':
      return <PositionObject interaction={interaction} />
    case 'endAttempt':
      return <EndAttempt interaction={interaction} />
    case 'portableCustom':
      return <PortableCustom interaction={interaction} />
  }
}
