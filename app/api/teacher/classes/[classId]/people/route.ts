import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { staffRoles } from '#lib/std/terms.ts'
import { classPeopleBody } from '#lib/timeback/contract/classes.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { addClassPeople } from '#lib/timeback/server/people/classes.ts'

export const POST = defineRoute<{ classId: string }, never, typeof classPeopleBody>({
  allow: staffRoles,
  body: classPeopleBody,
  handle: ({ actor, params, body }) => addClassPeople(appDeps(), actor, { ...body, ...params }),
})

export const { DELETE, GET, OPTIONS, PATCH, PUT } = otherMethods({ POST })
