import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { createVrSessionBody, listVrSessionsQuery } from '#lib/timeback/contract/vr.ts'
import { sessionRequests } from '#lib/timeback/server/vr-requests.ts'

export const GET = defineRoute({
  unknownPerson: 'PROFILE_NOT_FOUND',
  query: listVrSessionsQuery,
  handle: sessionRequests.list,
})

export const POST = defineRoute({
  unknownPerson: 'PROFILE_NOT_FOUND',
  status: 201,
  body: createVrSessionBody,
  handle: sessionRequests.create,
})

export const { DELETE, OPTIONS, PATCH, PUT } = otherMethods({ GET, POST })
