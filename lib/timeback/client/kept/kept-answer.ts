import type { LessonType, LexicalResponses } from '#lib/timeback/contract/lesson.ts'

/** An answer as the student gave it, in the attempt and on the knowledge in which it was given. */
export type KeptAnswer = {
  lessonId: string
  lessonType: LessonType
  attempt?: number
  question: string
  /** How many turns at the item came before it; of items that take several. */
  turn?: number
  /** The question's number in a linear lesson, from 1. */
  place?: number
  /** As it goes over the wire. */
  answer: { response: string } | { responses: Record<string, string | string[]> } | { skipped: true }
  responses: LexicalResponses
  /** From shown to submitted; absent where it was not measured, as in what earlier versions have kept. */
  responseMs?: number
  /** What the question's answer was before, as far as this device knew; linear types only. */
  before: LexicalResponses | null
  /** What else it may have been, where `before` or one before that was itself still waiting and was refused. */
  orBefore?: readonly (LexicalResponses | null)[]
}

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
