import type { Interaction, InteractionKind } from '#lib/qti/item/content.ts'

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
