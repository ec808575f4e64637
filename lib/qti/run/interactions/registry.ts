import type { InteractionKind } from '#lib/qti/item/content.ts'
import {
  graphicAssociate,
  graphicGapMatch,
  graphicOrder,
  hotspot,
  positionObject,
  selectPoint,
} from './graphical.ts'
import type { InteractionRules } from './interaction-rules.ts'
import { drawing, endAttempt, media, portableCustom, slider, upload } from './miscellaneous.ts'
import { associate, choice, gapMatch, match, order } from './simple.ts'
import { extendedText, hottext, inlineChoice, textEntry } from './text-based.ts'

const rules: { [K in InteractionKind]: InteractionRules<K> } = {
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

/** What may be answered in an interaction of that kind. */
export function rulesOf<K extends InteractionKind>(kind: K): InteractionRules<K> {
  return rules[kind]
}
