import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { submitActivityBody } from '#lib/timeback/contract/activity.ts'
import { submit } from '#lib/timeback/server/activity/submit.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { limitsOf } from '#lib/timeback/server/limits/limits.ts'

export const POST = defineRoute({
  body: submitActivityBody,
  limit: ({ actor }) => limitsOf(appDeps()).activity({ student: actor.timebackId }),
  handle: ({ actor, body }) => submit(appDeps(), { ...body, student: actor.timebackId }),
})

export const { DELETE, GET, OPTIONS, PATCH, PUT } = otherMethods({ POST })
