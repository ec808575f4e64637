import { defineBearerRoute } from '#lib/http/define-bearer-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { getTimeback } from '#lib/timeback/server/timeback.ts'
import { telemetryBody } from '#lib/xapi/telemetry.ts'

export const POST = defineBearerRoute<{ sessionId: string }, typeof telemetryBody>({
  body: telemetryBody,
  handle: ({ body, bearer, params: { sessionId } }) =>
    getTimeback().vr.acceptStatements({ session: sessionId, token: bearer, statements: body }),
})

export const { DELETE, GET, OPTIONS, PATCH, PUT } = otherMethods({ POST })
