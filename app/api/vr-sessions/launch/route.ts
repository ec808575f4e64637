import { defineBearerRoute } from '#lib/http/define-bearer-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { launchVrSessionBody } from '#lib/timeback/contract/vr.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { limitsOf } from '#lib/timeback/server/limits/limits.ts'
import { launchSession } from '#lib/timeback/server/vr/headset.ts'

export const POST = defineBearerRoute({
  body: launchVrSessionBody,
  handle: ({ body: { code }, address }) => {
    return limitsOf(appDeps()).launch(address, () => launchSession(appDeps(), { code }))
  },
})

export const { DELETE, GET, OPTIONS, PATCH, PUT } = otherMethods({ POST })
