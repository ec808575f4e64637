import type { InteractionKind, InteractionOf } from '#lib/qti/item/content.ts'
import type { ResponseDeclaration } from '#lib/qti/item/declaration.ts'
import type { Scalar } from '#lib/qti/item/value.ts'

/** What may be answered in one kind of interaction. */
export type InteractionRules<K extends InteractionKind> = {
  /** What a student may not answer, in words; the values have the declared type already. */
  check(interaction: InteractionOf<K>, values: Scalar[]): string[]
  /** Every answer that is one step away from this one. */
  singleChanges(interaction: InteractionOf<K>, answer: string[], declaration: ResponseDeclaration): Answer[]
}

export type Answer = string | string[] | null
