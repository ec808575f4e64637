import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { createVrSessionBody, listVrSessionsQuery } from '#lib/timeback/contract/vr.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { createSession, listSessions } from '#lib/timeback/server/vr/sessions.ts'

export const GET = defineRoute({
  unknownPerson: 'PROFILE_NOT_FOUND',
  query: listVrSessionsQuery,
  handle: async ({ actor, query: { status } }) => ({
    sessions: await listSessions(appDeps(), { student: actor.timebackId, status }),
  }),
})

export const POST = defineRoute({
  unknownPerson: 'PROFILE_NOT_FOUND',
  status: 201,
  body: createVrSessionBody,
  handle: async ({ actor, body: { package_id: packageId, activity_id: activityId } }) => ({
    session: await createSession(appDeps(), { student: actor.timebackId, packageId, activityId }),
  }),
})

export const { DELETE, OPTIONS, PATCH, PUT } = otherMethods({ GET, POST })
