import type { InteractionKind } from '#lib/qti/item/content.ts'
import { choice, graphicOrder, hotspot, hottext, inlineChoice, order } from './choices.ts'
import {
  drawing,
  endAttempt,
  extendedText,
  media,
  portableCustom,
  positionObject,
  selectPoint,
  slider,
  textEntry,
  upload,
} from './inputs.ts'
import type { InteractionRules } from './interaction-rules.ts'
import { associate, gapMatch, graphicAssociate, graphicGapMatch, match } from './pairs.ts'

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
