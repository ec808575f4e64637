import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { staffRoles } from '#lib/std/terms.ts'
import { attemptVerbs as verbs } from '#lib/teacher/attempt-verbs.ts'
import { attemptActionBody } from '#lib/timeback/contract/records.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { actOnAttempt } from '#lib/timeback/server/records/act-on-attempt.ts'

type Params = { timebackId: string; lessonId: string }

export const POST = defineRoute<Params, never, typeof attemptActionBody>({
  allow: staffRoles,
  body: attemptActionBody,
  handle: ({ actor, params: { timebackId: student, lessonId: lesson }, body: { action } }) =>
    actOnAttempt(appDeps(), actor, { verbs, student, lesson, action }),
})

export const { DELETE, GET, OPTIONS, PATCH, PUT } = otherMethods({ POST })
