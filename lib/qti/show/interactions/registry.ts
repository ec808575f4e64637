import type { InteractionKind } from '#lib/qti/item/content.ts'
import {
  graphicAssociate,
  graphicGapMatch,
  graphicOrder,
  hotspot,
  positionObject,
  selectPoint,
} from './graphical.ts'
import type { InteractionView } from './interaction-view.ts'
import { drawing, endAttempt, media, slider, upload } from './miscellaneous.ts'
import { portableCustom } from './portable-custom.ts'
import { associate, choice, gapMatch, match, order } from './simple.ts'
import { extendedText, hottext, inlineChoice, textEntry } from './text-based.ts'

const views: { [K in InteractionKind]: InteractionView<K> } = {
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

/** What is seen of an interaction of that kind. */
export function viewOf<K extends InteractionKind>(kind: K): InteractionView<K> {
  return views[kind]
}
