import { expect, it, vi } from 'vitest'
import { createTimebackClient } from '#lib/timeback/client/create-timeback-client.ts'
import { createMemoryStorage } from '#lib/timeback/client/environment/environment.ts'
import { accept, createFakeActivityPage, params } from '#lib/timeback/client/fakes/fake-browser.ts'
import { createFakeEnvironment, problem } from '#lib/timeback/client/fakes/fake-environment.ts'

it('sends a window that failed again, with the same id, and tells the failure', async () => {
  let down = true
  const { page, client, sum } = createFakeActivityPage((request) =>
    down ? problem(503, 'DB_UNAVAILABLE') : accept(request),
  )
  const onError = vi.fn()
  client.activity.start({ ...params, onError })
  await page.advance(15_000)
  down = false
  await page.advance(15_000)
  const ids = page.sentTo('activity/heartbeat').map(({ body }) => body.id)
  expect(ids).toHaveLength(3)
  expect(ids[1]).toBe(ids[0])
  expect(sum('activeMs')).toBe(45_000)
  expect(onError.mock.calls).toEqual([[expect.objectContaining({ status: 503 }), { type: 'time-spent' }]])
})

it('drops a window that the server refuses for good, so that later ones come through', async () => {
  let refusals = 1
  const { page, client } = createFakeActivityPage((request) =>
    refusals-- > 0 ? problem(404, 'LESSON_NOT_FOUND') : accept(request),
  )
  const tracker = client.activity.start(params)
  await page.advance(15_000)
  await page.advance(5_000)
  await tracker.end()
  const ids = page.sentTo('activity/heartbeat').map(({ body }) => body.id)
  expect(new Set(ids).size).toBe(2)
})

it('keeps its windows for a student who has to sign in again', async () => {
  let signedOut = true
  const { page, client } = createFakeActivityPage((request) =>
    signedOut ? problem(401, 'UNAUTHORIZED') : accept(request),
  )
  client.activity.start(params)
  await page.advance(15_000)
  signedOut = false
  await page.advance(15_000)
  expect(new Set(page.sentTo('activity/heartbeat').map(({ body }) => body.id)).size).toBe(2)
  expect(page.sentTo('activity/heartbeat')).toHaveLength(3)
})

it('has one request under way at most', async () => {
  const release: (() => void)[] = []
  const { page, client } = createFakeActivityPage(async (request) => {
    await new Promise<void>((resolve) => release.push(resolve))
    return accept(request)
  })
  const tracker = client.activity.start(params)
  page.sleep(1_000)
  const first = tracker.flush()
  page.sleep(1_000)
  const second = tracker.flush()
  await new Promise((resolve) => setImmediate(resolve))
  expect(page.requests).toHaveLength(1)
  release[0]?.()
  await new Promise((resolve) => setImmediate(resolve))
  await new Promise((resolve) => setImmediate(resolve))
  expect(page.requests).toHaveLength(2)
  release[1]?.()
  await Promise.all([first, second])
})

it('gives the rest to the browser when the page goes away, and keeps it until the server has it', async () => {
  const { page, client } = createFakeActivityPage()
  client.delivery.watch()
  const tracker = client.activity.start(params)
  await page.advance(7_000)
  page.leavePage()
  expect(page.beacons.map(({ body }) => body.activeMs)).toEqual([7_000])
  await page.advance(3_000)
  await tracker.end()
  const [first, second] = page.sentTo('activity/heartbeat').map(({ body }) => body)
  expect([first?.id, second?.activeMs]).toEqual([page.beacons[0]?.body.id, 3_000])
})

it('gives nothing to the browser while it is in doubt who is signed in', async () => {
  const { page, client } = createFakeActivityPage()
  client.activity.start(params)
  await page.advance(7_000)
  page.leavePage()
  expect(page.beacons).toEqual([])
})

it('sends what an earlier page left, with the same ids', async () => {
  const storage = createMemoryStorage()
  const crashed = createFakeEnvironment(accept, { storage })
  const before = createTimebackClient({ environment: crashed.environment, studentId: 'student-1' })
  crashed.setOffline(true)
  before.activity.start(params)
  await crashed.advance(31_000)
  expect(crashed.requests).toEqual([])

  const page = createFakeEnvironment(accept, { storage, startsAt: 60_000 })
  const client = createTimebackClient({ environment: page.environment, studentId: 'student-1' })
  client.delivery.watch()
  await page.settle()
  expect(page.sentTo('activity/heartbeat').map(({ body }) => body.activeMs)).toEqual([15_000, 15_000])
  expect(await storage.list('student-1/windows/')).toEqual([])
})

it('moves windows out of the future together, when the clock that dated them was set right', async () => {
  const storage = createMemoryStorage()
  const fast = createFakeEnvironment(accept, { storage })
  fast.setClock(3_600_000)
  fast.setOffline(true)
  createTimebackClient({ environment: fast.environment, studentId: 'student-1' }).activity.start(params)
  await fast.advance(31_000)

  const page = createFakeEnvironment(accept, { storage, startsAt: 60_000 })
  createTimebackClient({ environment: page.environment, studentId: 'student-1' }).delivery.watch()
  await page.settle()
  const [first, second] = page.sentTo('activity/heartbeat').map(({ body }) => body)
  expect(second?.endedAt).toBe(second?.sentAt)
  expect(second?.startedAt).toBe(first?.endedAt)
})
