import { cache } from 'react'
import type { Actor } from '#lib/auth/actor.ts'
import { orNotFound } from '#lib/http/not-found.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { getContentLesson } from '#lib/timeback/server/authoring/content.ts'

/** Once for a page and its title; to who may not know of the lesson, the page does not exist. */
export const loadContentLesson = cache((actor: Actor, lessonId: string) =>
  orNotFound(getContentLesson(appDeps(), actor, lessonId)),
)
