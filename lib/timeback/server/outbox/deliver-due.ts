import 'server-only'
import type { Database } from '#lib/db/client.ts'
import {
  type ClaimedEvent,
  claimDue,
  type EventTarget,
  markDelivered,
  markFailed,
} from '#lib/db/events/outbox.ts'
import { backOff } from './back-off.ts'
import { DeliveryError } from './delivery-error.ts'
import type { PostEvent } from './post-event.ts'

export type DeliveryDeps = {
  db: Database
  targets: readonly EventTarget[]
  post: PostEvent
  random: () => number
}

export type DeliveryReport = { delivered: number; failed: number }

const atOnce = 20
/** Longer than a token and a post may take together, so that nobody else sends what is still on its way. */
const leaseMs = 12_000

/**
 * Sends all that is due, each event once at a time over all instances; what fails waits its turn or, after
 * too many tries, becomes a dead letter with the reason.
 */
export async function deliverDue(deps: DeliveryDeps): Promise<DeliveryReport> {
  const report: DeliveryReport = { delivered: 0, failed: 0 }
  if (deps.targets.length === 0) return report
  for (;;) {
    const events = await claimDue(deps.db, { targets: deps.targets, limit: atOnce, leaseMs })
    const sent = await Promise.all(events.map((event) => deliver(deps, event)))
    const delivered = sent.filter(Boolean).length
    report.delivered += delivered
    report.failed += sent.length - delivered
    if (events.length < atOnce) return report
  }
}

async function deliver({ db, post, random }: DeliveryDeps, event: ClaimedEvent): Promise<boolean> {
  try {
    await post(event)
  } catch (error) {
    const status = error instanceof DeliveryError ? error.status : null
    const retryInMs = backOff(event.attempts, { status, random: random() })
    await markFailed(db, event, { error: error instanceof Error ? error.message : String(error), retryInMs })
    return false
  }
  await markDelivered(db, event)
  return true
}
