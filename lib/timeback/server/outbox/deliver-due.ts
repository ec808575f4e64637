import 'server-only'
import type { Database } from '#lib/db/client.ts'
import {
  type ClaimedEvent,
  claimDue,
  type EventTarget,
  markDelivered,
  markFailed,
} from '#lib/db/events/outbox.ts'
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

/** A target that is away is asked again for most of a day: 1 s, 2 s, 4 s … 1 h. */
const MAX_TRIES = 30
const MAX_WAIT_MS = 60 * 60_000
/** Who refuses an event as it is will do so again; a few tries allow for a target that is being replaced. */
const MAX_REFUSALS = 5
const FIRST_WAIT_MS = 1_000

/** Statuses that speak of the way there, which an operator can mend, and not of the event. */
const mendable = new Set([401, 403, 404, 407, 408, 425, 429])

/**
 * How long to wait after the try of that number (1, 2, …) failed, `null` to give up. `status` is what the
 * target answered, `null` if it did not. The wait is shortened by up to a quarter by `random`.
 */
export function backOff(
  attempts: number,
  { status, random }: { status: number | null; random: number },
): number | null {
  const refused = status !== null && status >= 400 && status < 500 && !mendable.has(status)
  if (attempts >= (refused ? MAX_REFUSALS : MAX_TRIES)) return null
  const waitMs = Math.min(MAX_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempts - 1))
  return Math.round(waitMs * (1 - random / 4))
}
