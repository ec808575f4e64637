import { notFound } from 'next/navigation'
import { cache } from 'react'
import { orNotFound } from '#lib/http/not-found.ts'
import { lessonVerb } from '#lib/timeback/server/lesson-verb.ts'
import { get } from '#lib/timeback/server/lessons/list.ts'

const getLesson = lessonVerb('get', get)

/** The lesson of an address, read once for a page and its title; what does not exist is no page. */
export const readLesson = cache((lesson: string) => orNotFound(getLesson({ lesson })))

/** The attempt that an address names; anything that is no number of an attempt is a page that does not exist. */
export function toAttemptNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) notFound()
  return Number(text)
}
