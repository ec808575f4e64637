import type { Environment } from '#lib/timeback/client/environment/environment.ts'
import type { ClosedWindow } from '#lib/timeback/client/time/learning-window.ts'
import type { Timeline } from '#lib/timeback/client/time/timeline.ts'
import type { TimebackError } from '#lib/timeback/client/wire/timeback-error.ts'
import type { Transport } from '#lib/timeback/client/wire/transport.ts'
import type { Heartbeat, HeartbeatResult } from '#lib/timeback/contract/activity.ts'
import type { CourseRef } from '#lib/timeback/contract/lesson.ts'
import { Outbox, type OutboxParts } from './outbox.ts'
import type { Parcel } from './parcel.ts'

/** What a run's time is spent on: a managed lesson, or an activity of the caller's own. */
export type RunSubject = { lessonId: string } | { activity: { id: string; name: string; course: CourseRef } }

type KeptWindow = ClosedWindow & { runId: string; subject: RunSubject; retryAttempts?: number }

/** The windows of one student until the server has them; one lane per run. */
export type HeartbeatOutbox = {
  /** Keeps a window, beyond the page's life; `onSent` when the server has taken it. */
  add: (window: KeptWindow, onSent: () => void) => void
  /**
   * Sends all that waits of a run, oldest first, one request at a time. Rejects with the first failure:
   * what may succeed later stays and is tried again, what was refused is gone.
   */
  flush: (runId: string) => Promise<void>
  isFlushing: (runId: string) => boolean
  /** Gives all that waits of a run to the browser too, for a page that is going away. */
  sendByBeacon: (runId: string) => void
  /** Learns what earlier pages have left and tries at once to send all there is. */
  wake: () => Promise<TimebackError | null>
}

type WindowOutbox = Outbox<KeptWindow, HeartbeatResult>

export function createHeartbeatOutbox(
  { transport, timeline, uuid }: { transport: Transport; timeline: Timeline; uuid: Environment['uuid'] },
  parts: Pick<OutboxParts<KeptWindow, HeartbeatResult>, 'environment' | 'storage' | 'student'>,
): HeartbeatOutbox {
  const flushing = new Map<string, number>()

  const send = (parcel: Parcel<KeptWindow>, isLate: boolean) => {
    const { retryAttempts } = parcel.content
    const body = toHeartbeat(parcel, timeline.now(), isLate ? leadMs(outbox, timeline.now()) : 0)
    return transport.post<HeartbeatResult>('activity/heartbeat', body, { keepalive: true, retryAttempts })
  }
  const outbox: WindowOutbox = new Outbox({ ...parts, name: 'windows', keepsRefused: false, send })

  const flush = async (runId: string) => {
    let refusal: TimebackError | null = null
    const unsubscribe = outbox.onSettled(({ lane }, outcome) => {
      if (lane === runId && 'error' in outcome) refusal ??= outcome.error
    })
    const held = await outbox.flush(runId).finally(unsubscribe)
    const error = refusal ?? held
    if (error) throw error
  }

  return {
    add(window, onSent) {
      const kept = outbox.keep(window.runId, uuid(), window)
      void kept.then(async ({ outcome }) => 'result' in (await outcome) && onSent())
    },
    async flush(runId) {
      flushing.set(runId, (flushing.get(runId) ?? 0) + 1)
      await flush(runId).finally(() => flushing.set(runId, (flushing.get(runId) ?? 1) - 1))
    },
    isFlushing: (runId) => (flushing.get(runId) ?? 0) > 0,
    sendByBeacon(runId) {
      for (const { parcel } of outbox.getSnapshot().waiting)
        if (parcel.lane === runId)
          transport.beacon('activity/heartbeat', toHeartbeat(parcel, timeline.now(), 0))
    },
    wake: () => outbox.wake(),
  }
}

/**
 * How far windows of an earlier page lie in the future: their clock was fast and has been set right since.
 * All are moved back together, so that they still follow one another.
 */
function leadMs(outbox: WindowOutbox, now: number): number {
  const ends = outbox.getSnapshot().waiting.map(({ parcel }) => parcel.content.endedAt)
  return Math.max(0, ...ends.map((endedAt) => endedAt - now))
}

function toHeartbeat({ id, content }: Parcel<KeptWindow>, now: number, leadMs: number) {
  const { runId, subject, startedAt, endedAt, activeMs, inactiveMs } = content
  return {
    id,
    runId,
    ...subject,
    startedAt: toIso(startedAt - leadMs),
    endedAt: toIso(endedAt - leadMs),
    sentAt: toIso(now),
    activeMs,
    inactiveMs,
  } satisfies Heartbeat
}

function toIso(ms: number): string {
  return new Date(ms).toISOString()
}
