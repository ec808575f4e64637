import type { Client } from 'pg'
import type { APIRequestContext } from 'playwright/test'
import { addLessons } from '#e2e/support/add-lessons.ts'
import { turnItems } from '#scripts/testing/content/turn-items.ts'

/** Lessons about items that show feedback inside themselves or take several turns. */
const lessons = [
  { id: 'e2e-inline', type: 'powerpath-100', questions: ['built-inline'] },
  { id: 'e2e-turns', type: 'powerpath-100', questions: ['built-turns'] },
  { id: 'e2e-turns-quiz', type: 'quiz', questions: ['built-turns', 'built-inline'] },
]

/** Adds the lessons; returns their undoing. */
export function addTurnLessons(database: Client, teacher: APIRequestContext): Promise<() => Promise<void>> {
  return addLessons(database, teacher, { lessons, items: turnItems })
}
