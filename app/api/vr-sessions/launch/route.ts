import { defineBearerRoute } from '#lib/http/define-bearer-route.ts'
import { launchVrSessionBody } from '#lib/timeback/contract/vr-requests.ts'
import { getTimeback } from '#lib/timeback/server/timeback.ts'

export const POST = defineBearerRoute({
  body: launchVrSessionBody,
  handle: ({ body: { code } }) => getTimeback().vr.launchSession({ code }),
})
