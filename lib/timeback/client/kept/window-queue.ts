import type { Environment } from '#lib/timeback/client/environment/environment.ts'
import type { RunWindow, RunWindows } from '#lib/timeback/client/time/activity-tracker.ts'
import type { Timeline } from '#lib/timeback/client/time/timeline.ts'
import type { TimebackError } from '#lib/timeback/client/wire/timeback-error.ts'
import type { Transport } from '#lib/timeback/client/wire/transport.ts'
import type { Heartbeat, HeartbeatResult } from '#lib/timeback/contract/activity.ts'
import { Outbox, type OutboxParts } from './outbox.ts'
import type { Parcel } from './parcel.ts'

/** The windows of one student until the server has them; one lane per run. */
export type WindowQueue = RunWindows & {
  /** Learns what earlier pages have left and tries at once to send all there is. */
  wake: () => Promise<TimebackError | null>
}

type WindowOutbox = Outbox<RunWindow, HeartbeatResult>

export function createWindowQueue(
  { transport, timeline, uuid }: { transport: Transport; timeline: Timeline; uuid: Environment['uuid'] },
  parts: Pick<OutboxParts<RunWindow, HeartbeatResult>, 'environment' | 'storage' | 'student'>,
): WindowQueue {
  const flushing = new Map<string, number>()

  const send = (parcel: Parcel<RunWindow>, isLate: boolean) => {
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

function toHeartbeat({ id, content }: Parcel<RunWindow>, now: number, leadMs: number) {
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
