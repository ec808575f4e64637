import { expect, it } from 'vitest'
import { correctClock } from '#lib/learning-time/correct-clock.ts'
import { creditWindow } from '#lib/learning-time/credit-window.ts'
import type { Span } from '#lib/learning-time/spans.ts'
import { createTimebackClient } from '#lib/timeback/client/create-timeback-client.ts'
import { createMemoryStorage } from '#lib/timeback/client/environment/environment.ts'
import {
  createFakeEnvironment,
  createFakeTabs,
  type FakeRequest,
} from '#lib/timeback/client/fakes/fake-environment.ts'

const minuteMs = 60_000
const activity = { id: 'fractions', name: 'Fractions', course: { code: 'CS-101' } }

/** Credits as the server does: corrected clock, each id once, nothing twice over all runs. */
function createLedger() {
  const ledger: Span[] = []
  const seen = new Set<unknown>()
  const reasons: string[] = []
  const credit = ({ path, body, at }: FakeRequest) => {
    if (path !== 'activity/heartbeat' || seen.has(body.id)) return { accepted: true, creditedMs: 0 }
    seen.add(body.id)
    const ms = (name: string) => Date.parse(String(body[name]))
    const claimed = {
      ...{ startedAtMs: ms('startedAt'), endedAtMs: ms('endedAt') },
      ...{ activeMs: Number(body.activeMs), inactiveMs: Number(body.inactiveMs) },
    }
    const window = correctClock(claimed, { sentAtMs: ms('sentAt'), arrivedAtMs: at })
    const { creditedMs, credited, reason } = creditWindow(window, ledger, at)
    if (reason) reasons.push(reason)
    ledger.push(...credited)
    return { accepted: true, creditedMs }
  }
  const creditedMs = () => ledger.reduce((sum, [from, to]) => sum + to - from, 0)
  return { credit, creditedMs, reasons }
}

function openTab(
  credit: (request: FakeRequest) => unknown,
  startsAt: number,
  clockErrorMs: number,
  browser: object,
) {
  const page = createFakeEnvironment(credit, { ...browser, startsAt })
  page.setClock(clockErrorMs)
  const client = createTimebackClient({ environment: page.environment, studentId: 'student-1' })
  client.delivery.watch()
  return { page, tracker: client.activity.start(activity) }
}

it.each([
  ['one hour fast', 60 * minuteMs],
  ['one hour slow', -60 * minuteMs],
])(
  'credits a scripted hour on a clock that is %s within 15 s or a fiftieth of the truth',
  async (_, offMs) => {
    const { credit, creditedMs, reasons } = createLedger()
    const [storage, tabs] = [createMemoryStorage(), createFakeTabs()]
    const first = openTab(credit, 0, offMs, { storage, tabs: tabs.open() })
    const pages = [first.page]
    const pass = async (minutes: number) => {
      for (let second = 0; second < minutes * 60; second++)
        for (const page of pages) await page.advance(1_000)
    }

    let activeMinutes = 0
    await pass(10)
    activeMinutes += 10

    // Another tab in front of the first.
    first.page.setVisible(false)
    const second = openTab(credit, 10 * minuteMs, offMs, { storage, tabs: tabs.open() })
    pages.push(second.page)
    await pass(5)
    activeMinutes += 5

    // Back in the first, hands off: two minutes of that count as reading.
    second.page.setVisible(false)
    first.page.setVisible(true)
    first.page.setAtWork(false)
    await pass(5)
    activeMinutes += 2

    // Both side by side, half of the time without a connection.
    second.page.setVisible(true)
    first.page.setAtWork(true)
    await pass(4)
    for (const page of pages) page.setOffline(true)
    await pass(5)
    for (const page of pages) page.setOffline(false)
    await pass(1)
    activeMinutes += 10

    // The lid is closed, and the clock set right meanwhile.
    for (const page of pages) page.sleep(15 * minuteMs)
    for (const page of pages) page.setClock(-offMs)
    second.page.setVisible(false)
    await pass(5)
    activeMinutes += 5

    first.page.setVisible(false)
    await pass(10)
    await Promise.all([first.tracker.end(), second.tracker.end()])
    await pass(1)

    const truthMs = activeMinutes * minuteMs
    expect(Math.abs(creditedMs() - truthMs)).toBeLessThanOrEqual(Math.max(15_000, 0.02 * truthMs))
    expect(new Set(reasons)).toEqual(new Set(['already-counted']))
  },
)
