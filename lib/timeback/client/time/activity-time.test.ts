import { expect, it, vi } from 'vitest'
import { createFakeActivityPage, params } from '#lib/timeback/client/fakes/fake-browser.ts'

it('counts a visible page as active and a hidden one as inactive, to the millisecond', async () => {
  const { page, client, sum } = createFakeActivityPage()
  const tracker = client.activity.start(params)
  await page.advance(40_500)
  page.setVisible(false)
  await page.advance(33_250)
  page.setVisible(true)
  await page.advance(46_250)
  expect(tracker.totalActiveMs).toBe(86_750)
  await tracker.end()
  expect([sum('activeMs'), sum('inactiveMs')]).toEqual([86_750, 33_250])
})

it('sends a window every 15 seconds, each with an id of its own and the run it belongs to', async () => {
  const { page, client } = createFakeActivityPage()
  const { runId } = client.activity.start(params)
  await page.advance(45_000)
  const sent = page.sentTo('activity/heartbeat').map(({ body }) => body)
  expect(sent).toHaveLength(3)
  expect(new Set(sent.map(({ id }) => id)).size).toBe(3)
  expect(sent[1]).toMatchObject({
    runId,
    activity: { id: 'fractions', name: 'Fractions', course: { code: 'CS-101' } },
    startedAt: '2026-01-05T09:00:15.000Z',
    endedAt: '2026-01-05T09:00:30.000Z',
    sentAt: '2026-01-05T09:00:30.000Z',
    activeMs: 15_000,
    inactiveMs: 0,
  })
})

it('tells the current window apart from the whole run', async () => {
  const { page, client } = createFakeActivityPage()
  const onFlush = vi.fn()
  const tracker = client.activity.start({ ...params, onFlush })
  await page.advance(20_000)
  expect([tracker.elapsedMs, tracker.totalActiveMs]).toEqual([5_000, 20_000])
  await tracker.flush()
  expect([tracker.elapsedMs, tracker.totalActiveMs]).toEqual([0, 20_000])
  expect(onFlush.mock.calls).toEqual([[15_000], [5_000]])
})

it('sends what it has when paused, then counts nothing until it is resumed', async () => {
  const { page, client, sum } = createFakeActivityPage()
  const [onPause, onResume] = [vi.fn(), vi.fn()]
  const tracker = client.activity.start({ ...params, onPause, onResume })
  await page.advance(10_000)
  tracker.pause()
  tracker.pause()
  expect(tracker.isPaused).toBe(true)
  await page.advance(100_000)
  tracker.resume()
  tracker.resume()
  await page.advance(10_000)
  await tracker.end()
  expect([sum('activeMs'), sum('inactiveMs')]).toEqual([20_000, 0])
  expect([onPause.mock.calls.length, onResume.mock.calls.length]).toEqual([1, 1])
})

it('pauses by itself after 10 minutes hidden and resumes when the student returns', async () => {
  const { page, client, sum } = createFakeActivityPage()
  const [onPause, onResume] = [vi.fn(), vi.fn()]
  const tracker = client.activity.start({ ...params, onPause, onResume })
  await page.advance(5_000)
  page.setVisible(false)
  await page.advance(599_000)
  expect(tracker.isPaused).toBe(false)
  await page.advance(3_000_000)
  expect([tracker.isPaused, onPause.mock.calls.length]).toEqual([true, 1])
  page.setVisible(true)
  expect([tracker.isPaused, onResume.mock.calls.length]).toEqual([false, 1])
  await page.advance(5_000)
  await tracker.end()
  expect([sum('activeMs'), sum('inactiveMs')]).toEqual([10_000, 600_000])
})

it('stays paused on return when the caller had paused it', async () => {
  const { page, client } = createFakeActivityPage()
  const tracker = client.activity.start(params)
  tracker.pause()
  page.setVisible(false)
  await page.advance(700_000)
  page.setVisible(true)
  expect(tracker.isPaused).toBe(true)
})

it.each(['while away', 'twice'])('stays paused on return when the caller paused it %s', async (when) => {
  const { page, client } = createFakeActivityPage()
  const [onPause, onResume] = [vi.fn(), vi.fn()]
  const tracker = client.activity.start({ ...params, onPause, onResume })
  page.setVisible(false)
  await page.advance(700_000)
  tracker.pause()
  if (when === 'twice') tracker.pause()
  page.setVisible(true)
  await page.advance(5_000)
  expect([tracker.isPaused, tracker.totalActiveMs]).toEqual([true, 0])
  tracker.resume()
  await page.advance(5_000)
  expect([tracker.isPaused, tracker.totalActiveMs]).toEqual([false, 5_000])
  expect([onPause.mock.calls.length, onResume.mock.calls.length]).toEqual([1, 1])
})

it('is paused and resumed also where the app fails in its own callback', async () => {
  const { client } = createFakeActivityPage()
  const fail = () => {
    throw new Error('the app’s own')
  }
  const tracker = client.activity.start({ ...params, onPause: fail, onResume: fail })
  expect(() => tracker.pause()).toThrow('the app’s own')
  expect([tracker.isPaused, client.activity.getSnapshot().isPaused]).toEqual([true, true])
  expect(() => tracker.resume()).toThrow('the app’s own')
  expect([tracker.isPaused, client.activity.getSnapshot().isPaused]).toEqual([false, false])
})

it('leaves out a sleep of the device and keeps every window short', async () => {
  const { page, client, sum } = createFakeActivityPage()
  const tracker = client.activity.start(params)
  await page.advance(8_000)
  page.sleep(3_600_000)
  expect(tracker.totalActiveMs).toBe(8_000)
  await page.advance(4_000)
  await tracker.end()
  expect(sum('activeMs')).toBe(12_000)
  const lengths = page
    .sentTo('activity/heartbeat')
    .map(({ body }) => Date.parse(String(body.endedAt)) - Date.parse(String(body.startedAt)))
  expect(lengths).toEqual([8_000, 4_000])
})

it('keeps its windows in order when the clock is set back, and sends by the same clock', async () => {
  const { page, client } = createFakeActivityPage()
  client.activity.start(params)
  await page.advance(15_000)
  page.setClock(-3_600_000)
  await page.advance(15_000)
  const [first, second] = page.sentTo('activity/heartbeat').map(({ body }) => body)
  expect(second?.startedAt).toBe(first?.endedAt)
  expect(second?.sentAt).toBe(second?.endedAt)
})

it('dates its windows after a sleep in which the monotonic clock stood still', async () => {
  const { page, client } = createFakeActivityPage()
  client.activity.start(params)
  await page.advance(15_000)
  page.setClock(3_600_000)
  await page.advance(17_000)
  const last = page.sentTo('activity/heartbeat').at(-1)?.body
  expect(last).toMatchObject({ startedAt: '2026-01-05T10:00:16.000Z', endedAt: '2026-01-05T10:00:31.000Z' })
})

it('gives a run that is resumed while hidden its 10 minutes anew', async () => {
  const { page, client } = createFakeActivityPage()
  const tracker = client.activity.start(params)
  page.setVisible(false)
  await page.advance(600_000)
  tracker.resume()
  await page.advance(599_000)
  expect(tracker.isPaused).toBe(false)
  await page.advance(1_000)
  expect(tracker.isPaused).toBe(true)
})

it('takes two minutes without input for reading, and what follows for inactive', async () => {
  const { page, client, sum } = createFakeActivityPage()
  const tracker = client.activity.start(params)
  await page.advance(30_000)
  page.setAtWork(false)
  await page.advance(300_000)
  expect(tracker.totalActiveMs).toBe(150_000)
  page.setAtWork(true)
  await page.advance(10_000)
  await tracker.end()
  // The input that ends the pause comes with the first second.
  expect([sum('activeMs'), sum('inactiveMs')]).toEqual([159_000, 181_000])
})

it('takes its interval, hidden timeout and idle timeout from `time`', async () => {
  const { page, client, sum } = createFakeActivityPage()
  const onPause = vi.fn()
  const time = { heartbeatIntervalMs: 5_000, hiddenTimeoutMs: 60_000, idleTimeoutMs: 10_000 }
  const tracker = client.activity.start({ ...params, onPause, time })
  page.setAtWork(false)
  await page.advance(20_000)
  expect(page.sentTo('activity/heartbeat')).toHaveLength(4)
  expect([sum('activeMs'), sum('inactiveMs')]).toEqual([10_000, 10_000])
  page.setVisible(false)
  await page.advance(60_000)
  expect([tracker.isPaused, onPause.mock.calls.length]).toEqual([true, 1])
})

it.each([
  ['heartbeatIntervalMs', 0],
  ['heartbeatIntervalMs', 300_000],
  ['heartbeatIntervalMs', Number.NaN],
  ['hiddenTimeoutMs', -1],
  ['idleTimeoutMs', 0],
])('refuses a %s of %d and starts nothing', (name, value) => {
  const { client } = createFakeActivityPage()
  expect(() => client.activity.start({ ...params, time: { [name]: value } })).toThrow(`time.${name} must be`)
  expect(client.activity.current).toBeNull()
})

it('leaves out the time in the back-forward cache and goes on after it', async () => {
  const { page, client, sum } = createFakeActivityPage()
  client.delivery.watch()
  const tracker = client.activity.start(params)
  await page.advance(10_000)
  page.setVisible(false)
  page.leavePage()
  page.sleep(300_000)
  page.restorePage()
  page.setVisible(true)
  await page.advance(10_000)
  await tracker.end()
  expect([tracker.totalActiveMs, sum('inactiveMs')]).toEqual([20_000, 0])
})

it('tells who listens when a run starts, pauses, resumes and ends', async () => {
  const { client } = createFakeActivityPage()
  const seen: [boolean, boolean][] = []
  client.activity.subscribe(() => {
    const { current, isPaused } = client.activity.getSnapshot()
    seen.push([current !== null, isPaused])
  })
  const tracker = client.activity.start(params)
  tracker.pause()
  tracker.resume()
  await tracker.end()
  expect(seen).toEqual([
    [true, false],
    [true, true],
    [true, false],
    [false, false],
  ])
})

it('tracks no time with `time: false`', async () => {
  const { page, client } = createFakeActivityPage()
  const tracker = client.activity.start({ ...params, time: false })
  await page.advance(60_000)
  await tracker.flush()
  await tracker.end({ xpEarned: 1 })
  expect(page.sentTo('activity/heartbeat')).toEqual([])
  expect(page.sentTo('activity/submit')).toHaveLength(1)
})
