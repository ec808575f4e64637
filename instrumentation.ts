import { env, isNodeServer } from '#lib/env.ts'

/** Next calls this once when the server starts. */
export async function register(): Promise<void> {
  if (!isNodeServer) return
  const { deliverNow, startDeliveries } = await import('#lib/timeback/server/outbox/deliveries.ts')
  const { runAfterChanges } = await import('#lib/http/after-changes.ts')
  const { keepOwnApplication } = await import('#lib/timeback/server/applications/applications.ts')
  if (env().VERCEL) runAfterChanges(deliverNow)
  else startDeliveries()
  // Without a database now, the first request for a token does it.
  await keepOwnApplication().catch((error: unknown) => console.error('No credentials were made:', error))
}
