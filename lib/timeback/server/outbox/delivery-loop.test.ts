import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type RunningLoop, startDeliveryLoop } from './deliveries.ts'

let loop: RunningLoop
beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  loop.stop()
  vi.useRealTimers()
})

it('runs a second after it last ended, however long that took, and never twice at once', async () => {
  const startedAt: number[] = []
  const takesMs = 5_000
  const deliver = async () => {
    startedAt.push(Date.now() - beganAt)
    await new Promise((resolve) => setTimeout(resolve, takesMs))
  }
  const beganAt = Date.now()
  loop = startDeliveryLoop({ deliver, report: () => {} })
  await vi.advanceTimersByTimeAsync(13_500)
  expect(startedAt).toEqual([1_000, 7_000, 13_000])
})

it('reports a run that failed, and goes on', async () => {
  const failure = new Error('the database is away')
  const deliver = vi.fn().mockRejectedValueOnce(failure).mockResolvedValue(undefined)
  const report = vi.fn()
  loop = startDeliveryLoop({ deliver, report })
  await vi.advanceTimersByTimeAsync(2_500)
  expect(deliver).toHaveBeenCalledTimes(2)
  expect(report.mock.calls).toEqual([['Deliveries wait:', failure]])
})

it('runs no more once it is stopped, also where it was stopped while it ran', async () => {
  let release = () => {}
  const deliver = vi.fn(() => new Promise<void>((resolve) => (release = resolve)))
  loop = startDeliveryLoop({ deliver, report: () => {} })
  await vi.advanceTimersByTimeAsync(1_000)
  loop.stop()
  release()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(deliver).toHaveBeenCalledTimes(1)
  const idle = vi.fn(async () => {})
  loop = startDeliveryLoop({ deliver: idle, report: () => {} })
  loop.stop()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(idle).not.toHaveBeenCalled()
})

it('keeps no process alive', () => {
  vi.useRealTimers()
  const unref = vi.spyOn(Object.getPrototypeOf(setTimeout(() => {}, 0)), 'unref')
  loop = startDeliveryLoop({ deliver: async () => {}, report: () => {} })
  expect(unref).toHaveBeenCalledOnce()
  unref.mockRestore()
})
