import { zipSync } from 'fflate'
import type { Client } from 'pg'
import type { APIRequestContext } from 'playwright/test'
import { buildPackage } from '#scripts/testing/build-package.ts'
import { turnItems } from '#scripts/testing/turn-items.ts'
import { expect } from './fixtures.ts'

/** Lessons about items that show feedback inside themselves or take several turns. */
const lessons = [
  { id: 'e2e-inline', type: 'powerpath-100', questions: ['built-inline'] },
  { id: 'e2e-turns', type: 'powerpath-100', questions: ['built-turns'] },
  { id: 'e2e-turns-quiz', type: 'quiz', questions: ['built-turns', 'built-inline'] },
]

/** Adds the lessons to a course, which keeps its title; returns their undoing, so that other journeys see none of it. */
export async function addTurnLessons(
  database: Client,
  teacher: APIRequestContext,
): Promise<() => Promise<void>> {
  const course = `SELECT id, title FROM course WHERE code = 'CS-101'`
  const [before] = (await database.query(course)).rows
  const file = Buffer.from(zipSync(Object.fromEntries(buildPackage(lessons, turnItems))))
  const answer = await teacher.post('/api/teacher/packages', {
    multipart: { course: 'CS-101', file: { name: 'turns.zip', mimeType: 'application/zip', buffer: file } },
  })
  expect(answer.ok(), await answer.text()).toBe(true)
  await database.query('UPDATE course SET title = $1 WHERE id = $2', [before.title, before.id])
  return async () => {
    await database.query('DELETE FROM lesson WHERE id = ANY($1)', [lessons.map(({ id }) => id)])
    await database.query(
      'DELETE FROM component c WHERE NOT EXISTS (SELECT FROM lesson l WHERE l.component_id = c.id)',
    )
  }
}
