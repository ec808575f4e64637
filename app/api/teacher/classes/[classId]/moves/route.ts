import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { staffRoles } from '#lib/std/terms.ts'
import { moveStudentsBody } from '#lib/timeback/contract/classes.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { moveClassStudents } from '#lib/timeback/server/people/classes.ts'

export const POST = defineRoute<{ classId: string }, never, typeof moveStudentsBody>({
  allow: staffRoles,
  status: 204,
  body: moveStudentsBody,
  handle: ({ actor, params, body }) => moveClassStudents(appDeps(), actor, { ...body, ...params }),
})

export const { DELETE, GET, OPTIONS, PATCH, PUT } = otherMethods({ POST })
