import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { staffRoles } from '#lib/std/terms.ts'
import { childKeysBody } from '#lib/timeback/contract/child-keys.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { endClassKeys, makeChildKeys } from '#lib/timeback/server/school/child-keys.ts'

export const POST = defineRoute<{ classId: string }, never, typeof childKeysBody>({
  allow: staffRoles,
  status: 201,
  body: childKeysBody,
  handle: ({ actor, params, body }) => makeChildKeys(appDeps(), actor, { ...body, ...params }),
})

export const DELETE = defineRoute<{ classId: string }>({
  ...{ allow: staffRoles, status: 204 },
  handle: ({ actor, params }) => endClassKeys(appDeps(), actor, params),
})

export const { GET, OPTIONS, PATCH, PUT } = otherMethods({ POST, DELETE })
