import 'server-only'
import { db } from '#lib/db/client.ts'
import { pruneDelivered } from '#lib/db/events/outbox.ts'
import { deliveryTargets, env } from '#lib/env.ts'
import { timebackConfig } from '#lib/timeback/config/course-config.ts'
import { type DeliveryDeps, type DeliveryReport, deliverDue } from './deliver-due.ts'
import { createPostEvent } from './post-event.ts'

let deps: DeliveryDeps | undefined

function ownDeps(): DeliveryDeps {
  const now = () => new Date()
  const { sensor } = timebackConfig
  deps ??= {
    db: db(),
    targets: deliveryTargets(),
    post: createPostEvent({ settings: env(), sensor, fetch, now }),
    random: Math.random,
  }
  return deps
}

/** Sends what is due now; for where no process stays to do it: after an answer, and by cron. */
export async function deliverNow(): Promise<DeliveryReport> {
  const own = ownDeps()
  const report = await deliverDue(own)
  await pruneHourly(own)
  return report
}

let prunedAt = 0

/** What was delivered is kept for a week, to look into what a target says it never got. */
async function pruneHourly({ db }: DeliveryDeps): Promise<void> {
  if (Date.now() - prunedAt < 60 * 60_000) return
  prunedAt = Date.now()
  await pruneDelivered(db, { olderThanDays: 7 })
}

const holder = globalThis as { cairnDeliveryLoop?: RunningLoop }

/** Sends what is due for as long as this process lives; once, and not at all where there is no target. */
export function startDeliveries(): void {
  if (deliveryTargets().length === 0) return
  holder.cairnDeliveryLoop ??= startDeliveryLoop({ deliver: deliverNow, report: console.error })
}

export type RunningLoop = { stop: () => void }

const pauseMs = 1_000

/** Runs `deliver` a second after it last ended, until stopped; a failure is reported and the next run comes. */
export function startDeliveryLoop({
  deliver,
  report,
}: {
  deliver: () => Promise<unknown>
  report: (message: string, error: unknown) => void
}): RunningLoop {
  let timer: NodeJS.Timeout
  let stopped = false
  const run = async () => {
    await deliver().catch((error: unknown) => report('Deliveries wait:', error))
    if (!stopped) schedule()
  }
  const schedule = () => {
    timer = setTimeout(run, pauseMs)
    // Nothing to deliver is no reason to live; what waits is stored.
    timer.unref()
  }
  schedule()
  return {
    stop: () => {
      stopped = true
      clearTimeout(timer)
    },
  }
}
