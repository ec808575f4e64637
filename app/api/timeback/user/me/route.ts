import { defineRoute } from '#lib/http/define-route.ts'

export const GET = defineRoute({ handle: async ({ actor }) => actor })
