import { tokenRoute } from '#lib/http/token-route.ts'

export const POST = tokenRoute
