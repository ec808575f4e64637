import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { getSession } from '#lib/timeback/server/vr/sessions.ts'

export const GET = defineRoute<{ sessionId: string }>({
  unknownPerson: 'PROFILE_NOT_FOUND',
  handle: async ({ actor, params: { sessionId } }) => ({
    session: await getSession(appDeps(), { student: actor.timebackId, session: sessionId }),
  }),
})

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
