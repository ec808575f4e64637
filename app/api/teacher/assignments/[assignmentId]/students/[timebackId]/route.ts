import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { staffRoles } from '#lib/std/terms.ts'
import { exceptionBody } from '#lib/timeback/contract/assignments.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { except } from '#lib/timeback/server/assignments/assignments.ts'

type Params = { assignmentId: string; timebackId: string }

export const PUT = defineRoute<Params, never, typeof exceptionBody>({
  ...{ allow: staffRoles, body: exceptionBody },
  handle: ({ actor, params, body }) => except(appDeps(), actor, { ...body, ...params }),
})

export const { DELETE, GET, OPTIONS, PATCH, POST } = otherMethods({ PUT })
