import { expect } from 'vitest'
import type { LessonQuestion, LexicalResponses } from '#lib/timeback/contract/lesson.ts'
import type { Lessons } from '#lib/timeback/server/lessons/lesson-port.ts'

/** A PowerPath to be held to the contract, with what a test must know of its content. */
export type Subject = {
  lessons: Lessons
  student: string
  classmate: string
  right: (question: string) => Promise<LexicalResponses>
  wrong: (question: string) => Promise<LexicalResponses>
  /** Whether a file that a question points to can be fetched from this app. */
  hasAsset: (sha256: string) => Promise<boolean>
  close: () => Promise<void>
}

export const adaptive = 'math-5-equivalent-fractions'
export const linear = 'math-3-multiplication-quiz'

const forbidden = /correct-response|<qti-mapping|response-processing|modal-feedback|outcome-declaration/

/** What a browser gets of a question holds nothing that tells the answer. */
export function expectNoKey({ content }: Pick<LessonQuestion, 'content'>): void {
  expect(content.rawXml).not.toMatch(forbidden)
  expect(JSON.stringify(content.item)).not.toMatch(/correctResponse|mapping|responseRules|modalFeedback/)
}
