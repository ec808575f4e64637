import type { InteractionKind } from '#lib/qti/item/content.ts'
import { choice, hottext, inlineChoice, order } from './choices.ts'
import {
  drawing,
  graphicAssociate,
  graphicGapMatch,
  graphicOrder,
  hotspot,
  positionObject,
  selectPoint,
} from './graphics.ts'
import { endAttempt, extendedText, media, slider, textEntry, upload } from './inputs.ts'
import type { InteractionReader } from './interaction-reader.ts'
import { associate, gapMatch, match } from './pairs.ts'
import { portableCustom } from './portable-custom.ts'

const readers: { [K in InteractionKind]: InteractionReader<K> } = {
  choice,
  order,
  associate,
  match,
  gapMatch,
  inlineChoice,
  textEntry,
  extendedText,
  hottext,
  hotspot,
  graphicOrder,
  graphicAssociate,
  graphicGapMatch,
  selectPoint,
  positionObject,
  slider,
  media,
  drawing,
  upload,
  endAttempt,
  portableCustom,
}

const kindByElement = new Map<string, InteractionKind>()
for (const kind of Object.keys(readers) as InteractionKind[]) {
  kindByElement.set(readers[kind].element, kind)
}

/** How an interaction of that kind is read. */
export function readerOf<K extends InteractionKind>(kind: K): InteractionReader<K> {
  return readers[kind]
}

/** The kind an element stands for, undefined for other elements. */
export function interactionKindOf(elementName: string): InteractionKind | undefined {
  return kindByElement.get(elementName)
}
