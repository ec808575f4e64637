import { defineBearerRoute } from '#lib/http/define-bearer-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { acceptStatements } from '#lib/timeback/server/vr/headset.ts'
import { telemetryBody } from '#lib/xapi/telemetry.ts'

export const POST = defineBearerRoute<{ sessionId: string }, typeof telemetryBody>({
  body: telemetryBody,
  handle: ({ body, bearer, params: { sessionId } }) =>
    acceptStatements(appDeps(), { session: sessionId, token: bearer, statements: body }),
})

export const { DELETE, GET, OPTIONS, PATCH, PUT } = otherMethods({ POST })
