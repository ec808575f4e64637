import type { Client } from 'pg'
import type { APIRequestContext } from 'playwright/test'
import { turnItems } from '#scripts/testing/turn-items.ts'
import { addLessons } from './add-lessons.ts'

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
