import { env, isNodeServer } from '#lib/env.ts'

/** Next calls this once when the server starts. */
export async function register(): Promise<void> {
  if (!isNodeServer) return
  const { deliverNow, startDeliveries } = await import('#lib/timeback/server/outbox/deliveries.ts')
  const { runAfterChanges } = await import('#lib/http/after-changes.ts')
  if (env().VERCEL) runAfterChanges(deliverNow)
  else startDeliveries()
}
