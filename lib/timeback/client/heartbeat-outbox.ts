import type { Heartbeat } from '#lib/timeback/contract/activity.ts'
import type { CourseRef } from '#lib/timeback/contract/lesson.ts'
import type { ClosedWindow } from './learning-window.ts'
import { asTimebackError, isTransient, type TimebackError } from './timeback-error.ts'
import type { Timeline } from './timeline.ts'
import type { Transport } from './transport.ts'

/** What a run's time is spent on: a managed lesson, or an activity of the caller's own. */
export type RunSubject = { lessonId: string } | { activity: { id: string; name: string; course: CourseRef } }

/** One window of a run, with the id it keeps until the server has it. */
type OutboxEntry = {
  id: string
  runId: string
  subject: RunSubject
  window: ClosedWindow
  retryAttempts: number | undefined
  onSent: () => void
}

export type HeartbeatOutbox = {
  add: (entry: OutboxEntry) => void
  /**
   * Sends all that waits, oldest first, one request at a time; windows added meanwhile go along. Rejects
   * with the first failure: what may succeed later stays for the next flush, what was refused is gone.
   */
  flush: () => Promise<void>
  isFlushing: () => boolean
  /** Gives all that waits to the browser, for a page that is going away. */
  sendByBeacon: () => void
}

/** Holds windows until the server has them; one for all runs of a client, so that none is lost with its tracker. */
export function createHeartbeatOutbox(transport: Transport, timeline: Timeline): HeartbeatOutbox {
  let waiting: OutboxEntry[] = []
  let flushing: Promise<void> | null = null

  const remove = (entry: OutboxEntry) => {
    waiting = waiting.filter((other) => other !== entry)
  }

  const sendAll = async () => {
    let refusal: TimebackError | null = null
    try {
      for (let entry = waiting[0]; entry; entry = waiting[0]) {
        const error = await send(entry)
        if (error && mayComeThrough(error)) throw refusal ?? error
        remove(entry)
        refusal ??= error
        if (!error) entry.onSent()
      }
    } finally {
      flushing = null
    }
    if (refusal) throw refusal
  }

  const send = async (entry: OutboxEntry): Promise<TimebackError | null> => {
    const options = { keepalive: true, retryAttempts: entry.retryAttempts }
    return transport.post('activity/heartbeat', toHeartbeat(entry, timeline.now()), options).then(
      () => null,
      (thrown) => asTimebackError(thrown),
    )
  }

  return {
    add: (entry) => void waiting.push(entry),
    flush: () => {
      flushing ??= Promise.resolve().then(sendAll)
      return flushing
    },
    isFlushing: () => flushing !== null,
    sendByBeacon() {
      for (const entry of waiting)
        if (transport.beacon('activity/heartbeat', toHeartbeat(entry, timeline.now()))) remove(entry)
    },
  }
}

/** A student who was signed out may come back; anything else refused is refused for good. */
function mayComeThrough(error: TimebackError): boolean {
  return isTransient(error) || error.status === 401
}

function toHeartbeat({ id, runId, subject, window }: OutboxEntry, now: number) {
  const { startedAt, endedAt, activeMs, inactiveMs } = window
  return {
    id,
    runId,
    ...subject,
    startedAt: toIso(startedAt),
    endedAt: toIso(endedAt),
    sentAt: toIso(now),
    activeMs,
    inactiveMs,
  } satisfies Heartbeat
}

function toIso(ms: number): string {
  return new Date(ms).toISOString()
}
