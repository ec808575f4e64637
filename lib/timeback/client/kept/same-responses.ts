import type { LexicalResponses } from '#lib/timeback/contract/lesson.ts'

/** Whether two answers say the same, however they are written: a single value may stand in a list. */
export function sameResponses(a: LexicalResponses | null, b: LexicalResponses | null): boolean {
  return JSON.stringify(toPlain(a)) === JSON.stringify(toPlain(b))
}

function toPlain(responses: LexicalResponses | null): unknown {
  return Object.entries(responses ?? {})
    .map(([variable, value]) => [variable, value === null ? [] : [value].flat()] as const)
    .filter(([, values]) => values.length > 0)
    .sort(([one], [other]) => (one < other ? -1 : 1))
}
