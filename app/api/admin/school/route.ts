import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { adminRoles } from '#lib/std/terms.ts'
import { changeSchoolBody } from '#lib/timeback/contract/school.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { getSchool, reviseSchool } from '#lib/timeback/server/school/school.ts'

export const GET = defineRoute({ allow: adminRoles, handle: () => getSchool(appDeps()) })

export const PATCH = defineRoute({
  allow: adminRoles,
  body: changeSchoolBody,
  handle: ({ actor, body }) => reviseSchool(appDeps(), actor, body),
})

export const { DELETE, OPTIONS, POST, PUT } = otherMethods({ GET, PATCH })
