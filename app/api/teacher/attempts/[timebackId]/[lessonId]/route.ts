import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { staffRoles } from '#lib/std/terms.ts'
import { attemptActionBody } from '#lib/timeback/contract/records.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { lessonVerb } from '#lib/timeback/server/lesson-verb.ts'
import { attempts } from '#lib/timeback/server/lessons/attempts.ts'
import { resetAttempt } from '#lib/timeback/server/lessons/reset-attempt.ts'
import { start } from '#lib/timeback/server/lessons/start.ts'
import { actOnAttempt } from '#lib/timeback/server/records/act-on-attempt.ts'

const verbs = {
  attempts: lessonVerb('attempts', attempts),
  start: lessonVerb('start', start),
  resetAttempt: lessonVerb('resetAttempt', resetAttempt),
}

export const POST = defineRoute<{ timebackId: string; lessonId: string }, never, typeof attemptActionBody>({
  allow: staffRoles,
  body: attemptActionBody,
  handle: ({ actor, params: { timebackId: student, lessonId: lesson }, body: { action } }) =>
    actOnAttempt(appDeps(), actor, { verbs, student, lesson, action }),
})

export const { DELETE, GET, OPTIONS, PATCH, PUT } = otherMethods({ POST })
