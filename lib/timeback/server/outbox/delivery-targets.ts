import 'server-only'
import type { EventTarget } from '#lib/db/events/outbox.ts'
import { type Env, env } from '#lib/env.ts'

type Settings = Pick<Env, 'CALIPER_URL' | 'LRS_ENDPOINT'>

/** The targets that the operator has named; events are written for these and no others. */
export function deliveryTargets({ CALIPER_URL, LRS_ENDPOINT }: Settings = env()): EventTarget[] {
  return [...(CALIPER_URL ? (['caliper'] as const) : []), ...(LRS_ENDPOINT ? (['xapi'] as const) : [])]
}
