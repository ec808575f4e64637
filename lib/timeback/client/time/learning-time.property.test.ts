import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createTimebackClient } from '#lib/timeback/client/create-timeback-client.ts'
import { createFakeEnvironment } from '#lib/timeback/client/fakes/fake-environment.ts'

const event = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('pass'), seconds: fc.integer({ min: 1, max: 90 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('pass'), seconds: fc.integer({ min: 500, max: 800 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('sleep', 'deep-sleep'),
      seconds: fc.integer({ min: 16, max: 4_000 }),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constantFrom('hide', 'show', 'pause', 'resume', 'flush', 'idle', 'work'),
      seconds: fc.constant(0),
    }),
  },
)

const idleTimeoutMs = 120_000

it('counts exactly the visible, unpaused time of a present student, in windows that never overlap', async () => {
  const property = fc.asyncProperty(fc.array(event, { maxLength: 25 }), async (events) => {
    const page = createFakeEnvironment(() => ({ accepted: true, creditedMs: 0 }))
    const client = createTimebackClient({ environment: page.environment })
    const tracker = client.activity.start({ id: 'a', name: 'A', course: { code: 'C' } })
    let [expectedMs, toleranceMs, visible, paused, atWork] = [0, 0, true, false, true]
    /** By the run's own timeline, which goes on while the device sleeps. */
    let [now, presentUntil] = [0, idleTimeoutMs]
    for (const { kind, seconds } of events) {
      const from = now
      now += seconds * 1000
      if (kind === 'pass') {
        await page.advance(seconds * 1000)
        // One who had gone is back with the first key, which comes with the next tick.
        if (atWork && visible && from > presentUntil) toleranceMs += 1000
        if (atWork && visible) presentUntil = now + idleTimeoutMs
        if (visible && !paused) expectedMs += Math.max(0, Math.min(now, presentUntil) - from)
      } else if (kind === 'sleep') page.sleep(seconds * 1000)
      else if (kind === 'idle' || kind === 'work') {
        atWork = kind === 'work'
        page.setAtWork(atWork)
      } else if (kind === 'deep-sleep') {
        // The monotonic clock stands still too, so that the time until the next tick hangs on the gap.
        page.setClock(seconds * 1000)
        toleranceMs += 1000
      } else if (kind === 'flush') await tracker.flush()
      else if (kind === 'hide' || kind === 'show') {
        if (kind === 'show' && !visible) presentUntil = now + idleTimeoutMs
        visible = kind === 'show'
        page.setVisible(visible)
      } else {
        paused = kind === 'pause'
        if (kind === 'pause') tracker.pause()
        else {
          if (tracker.isPaused) presentUntil = now + idleTimeoutMs
          tracker.resume()
        }
      }
    }
    await tracker.end()
    expect(tracker.totalActiveMs).toBeLessThanOrEqual(expectedMs)
    expect(tracker.totalActiveMs).toBeGreaterThanOrEqual(expectedMs - toleranceMs)
    expectSound(
      page.sentTo('activity/heartbeat').map(({ body }) => body),
      tracker.totalActiveMs,
    )
  })
  await fc.assert(property, { numRuns: 80 })
})

function expectSound(windows: Record<string, unknown>[], totalActiveMs: number): void {
  let [activeMs, lastEnd] = [0, 0]
  for (const window of windows) {
    const [start, end] = [Date.parse(String(window.startedAt)), Date.parse(String(window.endedAt))]
    expect(start).toBeGreaterThanOrEqual(lastEnd)
    expect(end).toBeGreaterThan(start)
    expect(end - start).toBeLessThanOrEqual(5 * 60_000)
    expect(Number(window.activeMs) + Number(window.inactiveMs)).toBeLessThanOrEqual(end - start)
    expect(Date.parse(String(window.sentAt))).toBeGreaterThanOrEqual(end)
    activeMs += Number(window.activeMs)
    lastEnd = end
  }
  expect(activeMs).toBe(totalActiveMs)
  expect(new Set(windows.map(({ id }) => id)).size).toBe(windows.length)
}
