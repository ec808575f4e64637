import type { LexicalResponses } from './lesson.ts'

/** False when every part was left, or made, empty. */
export function hasAnswer(responses: LexicalResponses): boolean {
  return Object.values(responses).some((value) => value !== null && value.length > 0)
}
