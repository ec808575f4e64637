import { otherMethods } from '#lib/http/other-methods.ts'
import { healthResponse } from '#lib/timeback/server/health.ts'

export const dynamic = 'force-dynamic'

export const GET = healthResponse

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
