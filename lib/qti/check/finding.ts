import type { Interaction, InteractionKind } from '#lib/qti/item/content.ts'
import type { Item } from '#lib/qti/item/item.ts'
import { correctResponseOf, type TemplateDraw } from '#lib/qti/run/draw-template.ts'

/** `about` is the identifier of the variable or choice that the finding is about. */
export type Finding = { severity: 'error' | 'warning'; about: string; text: string }

/** Where a person marks the answer, or there is nothing to be right about. */
const unmarked: ReadonlySet<InteractionKind> = new Set([
  ...(['extendedText', 'upload', 'drawing', 'media', 'endAttempt', 'portableCustom'] as const),
])

/** Whether the item itself is to say what is right. */
export function isMarked({ kind }: Interaction): boolean {
  return !unmarked.has(kind)
}

/** Whether a response has a correct value or a mapping; without one, the rules alone know what is right. */
export function saysWhatIsRight(item: Item, draw: TemplateDraw, identifier: string): boolean {
  const { mapping, areaMapping } = item.responseDeclarations.get(identifier) ?? {}
  return [correctResponseOf(item, draw, identifier) ?? undefined, mapping, areaMapping].some(
    (known) => known !== undefined,
  )
}
