import { cache } from 'react'
import type { Actor } from '#lib/auth/actor.ts'
import { orNotFound } from '#lib/http/not-found.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { getQuestion } from '#lib/timeback/server/authoring/questions.ts'

/** Once for a page and its title; to who may not know of the question, the page does not exist. */
export const loadQuestion = cache((actor: Actor, itemId: string) =>
  orNotFound(getQuestion(appDeps(), actor, itemId)),
)
