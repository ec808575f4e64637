import { assert } from '#lib/std/assert.ts'
import type { LessonQuestion, LexicalResponses } from '#lib/timeback/contract/lesson.ts'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'
import { signInAs } from '#scripts/testing/routes/fake-session.ts'
import { fetchRoute } from '#scripts/testing/routes/fetch-route.ts'

/** What the blocks of docs/sdk.md take as given: a game, a student's answers, a connection, a student's id. */

let lessons: OpenLessons | null = null
let online = true
const underWay = new Set<Promise<unknown>>()

export let student = ''

/** Opens real lessons with a student at the browser, and another for the server. */
export async function openGuide(): Promise<OpenLessons> {
  lessons = await openLessons()
  student = await lessons.idOf('student@example.com')
  const email = 'student2@example.com'
  const { id: timebackId, name, role } = await lessons.db.user.findUniqueOrThrow({ where: { email } })
  signInAs({ timebackId, email, name, role })
  return lessons
}

export const play = async (): Promise<{ right: number; asked: number }> => ({ right: 9, asked: 10 })

/** The student knows it all. */
export async function answerOf(question: string): Promise<LexicalResponses> {
  assert(lessons, 'the lessons are open')
  return lessons.right(question)
}

export const ask = ({ id }: LessonQuestion): Promise<LexicalResponses> => answerOf(id)

export function setOnline(value: boolean): void {
  online = value
}

/** The browser's `fetch`. */
export async function guideFetch(address: string, init?: RequestInit): Promise<Response> {
  if (!online) throw new TypeError('Failed to fetch')
  const answer = fetchRoute(address, init)
  underWay.add(answer)
  return answer.finally(() => underWay.delete(answer))
}

/** The page is gone; what it asked for is answered first. */
export async function closeGuide(): Promise<void> {
  online = false
  await Promise.allSettled(underWay)
  await lessons?.close()
}
