import type { InteractionKind } from '#lib/qti/interaction-model.ts'
import { choice } from './choice.ts'
import { inlineChoice } from './inline-choice.ts'
import type { InteractionDefinition } from './interaction-definition.ts'
import { match } from './match.ts'
import { order } from './order.ts'
import { textEntry } from './text-entry.ts'

const definitions: { [K in InteractionKind]: InteractionDefinition<K> } = {
  choice,
  inlineChoice,
  textEntry,
  order,
  match,
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
