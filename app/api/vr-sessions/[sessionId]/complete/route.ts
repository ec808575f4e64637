import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { completeVrSessionBody } from '#lib/timeback/contract/vr.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { completeSession } from '#lib/timeback/server/vr/sessions.ts'

export const POST = defineRoute<{ sessionId: string }, never, typeof completeVrSessionBody>({
  unknownPerson: 'PROFILE_NOT_FOUND',
  body: completeVrSessionBody,
  handle: ({ actor, params: { sessionId }, body: { score, notes, time_spent_minutes: timeSpentMinutes } }) =>
    completeSession(appDeps(), {
      ...{ student: actor.timebackId, session: sessionId },
      ...{ score, timeSpentMinutes, notes },
    }),
})

export const { DELETE, GET, OPTIONS, PATCH, PUT } = otherMethods({ POST })
