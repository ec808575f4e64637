import type { InteractionKind } from '#lib/qti/item/interaction.ts'
import { associate } from './associate.ts'
import { choice } from './choice.ts'
import { drawing } from './drawing.ts'
import { endAttempt } from './end-attempt.ts'
import { extendedText } from './extended-text.ts'
import { gapMatch } from './gap-match.ts'
import { graphicAssociate } from './graphic-associate.ts'
import { graphicGapMatch } from './graphic-gap-match.ts'
import { graphicOrder } from './graphic-order.ts'
import { hotspot } from './hotspot.ts'
import { hottext } from './hottext.ts'
import { inlineChoice } from './inline-choice.ts'
import type { InteractionDefinition } from './interaction-definition.ts'
import { match } from './match.ts'
import { media } from './media.ts'
import { order } from './order.ts'
import { portableCustom } from './portable-custom.ts'
import { positionObject } from './position-object.ts'
import { selectPoint } from './select-point.ts'
import { slider } from './slider.ts'
import { textEntry } from './text-entry.ts'
import { upload } from './upload.ts'

const definitions: { [K in InteractionKind]: InteractionDefinition<K> } = {
  choice,
  inlineChoice,
  textEntry,
  extendedText,
  order,
  match,
  associate,
  gapMatch,
  hottext,
  hotspot,
  graphicOrder,
  graphicAssociate,
  graphicGapMatch,
  selectPoint,
  positionObject,
  drawing,
  slider,
  media,
  upload,
  endAttempt,
  portableCustom,
}

const kindByElement = new Map<string, InteractionKind>()
for (const kind of Object.keys(definitions) as InteractionKind[]) {
  kindByElement.set(definitions[kind].element, kind)
}

/** The definition of an interaction's kind. */
export function definitionOf<K extends InteractionKind>(kind: K): InteractionDefinition<K> {
  return definitions[kind]
}

/** The kind an element stands for, undefined for other elements. */
export function interactionKindOf(elementName: string): InteractionKind | undefined {
  return kindByElement.get(elementName)
}
