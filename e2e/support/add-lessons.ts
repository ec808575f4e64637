import { zipSync } from 'fflate'
import type { Client } from 'pg'
import type { APIRequestContext } from 'playwright/test'
import { type BuiltLesson, buildPackage } from '#scripts/testing/content/build-package.ts'
import { expect } from './fixtures.ts'

type Added = { lessons: BuiltLesson[]; items: Readonly<Record<string, string>> }

/** Adds the lessons to a course, which keeps its title; returns their undoing, so that other journeys see none of it. */
export async function addLessons(
  database: Client,
  teacher: APIRequestContext,
  { lessons, items }: Added,
): Promise<() => Promise<void>> {
  const course = `SELECT id, title FROM course WHERE code = 'CS-101'`
  const [before] = (await database.query(course)).rows
  const file = Buffer.from(zipSync(Object.fromEntries(buildPackage(lessons, items))))
  const answer = await teacher.post('/api/teacher/packages', {
    multipart: { course: 'CS-101', file: { name: 'built.zip', mimeType: 'application/zip', buffer: file } },
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
