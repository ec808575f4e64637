import { wireScopes } from '#lib/timeback/contract/wire-scopes.ts'
import type { Rules } from './rule.ts'
import type { World } from './world.ts'

const ofApplication = ({ clientId }: World) => ({ clientId })

export const systemRules: Rules = {
  'POST /api/admin/deliveries/retry': { body: () => ({}) },
  'GET /api/admin/applications': {},
  'POST /api/admin/applications': {
    body: () => ({ name: 'Report', scopes: Object.values(wireScopes).slice(0, 1) }),
    answer: 201,
  },
  'DELETE /api/admin/applications/[clientId]': { params: ofApplication, answer: 204 },
  'POST /api/admin/applications/[clientId]/secret': { params: ofApplication, answer: 201 },
  'page /admin/applications': {},
  'page /admin/deliveries': {},
}
