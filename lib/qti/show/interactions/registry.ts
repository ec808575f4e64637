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
import type { InteractionView } from './interaction-view.ts'
import { associate, gapMatch, match } from './pairs.ts'
import { portableCustom } from './portable-custom.ts'

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
