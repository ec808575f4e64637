import { env } from '#lib/env.ts'

/** Next calls this once when a server starts, and compiles it for a runtime that cannot have one, too. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { deliverNow, startDeliveries } = await import('#lib/timeback/server/outbox/deliveries.ts')
  const { runAfterChanges } = await import('#lib/http/after-changes.ts')
  if (env().VERCEL) return runAfterChanges(deliverNow)
  startDeliveries()
  const { startHousekeeping } = await import('#lib/timeback/server/housekeeping.ts')
  startHousekeeping()
}
