import { healthResponse } from '#lib/timeback/server/health.ts'

export const dynamic = 'force-dynamic'

export const GET = healthResponse
