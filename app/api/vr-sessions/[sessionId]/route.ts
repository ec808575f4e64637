import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { getTimeback } from '#lib/timeback/server/timeback.ts'

export const GET = defineRoute<{ sessionId: string }>({
  unknownPerson: 'PROFILE_NOT_FOUND',
  handle: async ({ actor, params: { sessionId } }) => ({
    session: await getTimeback().vr.getSession({ student: actor.timebackId, session: sessionId }),
  }),
})

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
