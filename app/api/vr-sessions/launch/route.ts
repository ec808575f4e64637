import { defineBearerRoute } from '#lib/http/define-bearer-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { launchVrSessionBody } from '#lib/timeback/contract/vr-requests.ts'
import { getTimeback } from '#lib/timeback/server/timeback.ts'

export const POST = defineBearerRoute({
  body: launchVrSessionBody,
  handle: ({ body: { code }, address }) => {
    const { limits, vr } = getTimeback()
    return limits.launch(address, () => vr.launchSession({ code }))
  },
})

export const { DELETE, GET, OPTIONS, PATCH, PUT } = otherMethods({ POST })
