import { createTimebackClient } from '#lib/timeback/client/create-timeback-client.ts'
import type { ActivityParams } from '#lib/timeback/client/time/activity-tracker.ts'
import { createFakeEnvironment, type Respond } from './fake-environment.ts'

export const params: ActivityParams = { id: 'fractions', name: 'Fractions', course: { code: 'CS-101' } }

/** Takes every window and completion. */
export const accept: Respond = ({ path, body }) =>
  path === 'activity/submit' ? { success: true, runId: body.runId } : { accepted: true, creditedMs: 0 }

/** A page with a client, for tests; `sum` adds up what its heartbeats said. */
export function createFakeActivityPage(respond: Respond = accept, retryAttempts = 0) {
  const page = createFakeEnvironment(respond)
  const client = createTimebackClient({ environment: page.environment, retryAttempts })
  const sum = (name: 'activeMs' | 'inactiveMs') =>
    page.sentTo('activity/heartbeat').reduce((total, { body }) => total + Number(body[name]), 0)
  return { page, client, sum }
}
