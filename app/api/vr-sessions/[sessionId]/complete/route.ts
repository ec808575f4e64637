import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { completeVrSessionBody } from '#lib/timeback/contract/vr-requests.ts'
import { getTimeback } from '#lib/timeback/server/timeback.ts'

export const POST = defineRoute<{ sessionId: string }, never, typeof completeVrSessionBody>({
  unknownPerson: 'PROFILE_NOT_FOUND',
  body: completeVrSessionBody,
  handle: ({ actor, params: { sessionId }, body: { score, notes, time_spent_minutes: timeSpentMinutes } }) =>
    getTimeback().vr.completeSession({
      ...{ student: actor.timebackId, session: sessionId },
      ...{ score, timeSpentMinutes, notes },
    }),
})

export const { DELETE, GET, OPTIONS, PATCH, PUT } = otherMethods({ POST })
