import { otherMethods } from '#lib/http/other-methods.ts'
import { tokenRoute } from '#lib/http/token-route.ts'

export const POST = tokenRoute

export const { DELETE, GET, OPTIONS, PATCH, PUT } = otherMethods({ POST })
