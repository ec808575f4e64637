import { notifyManager } from '@tanstack/react-query'
import { act, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { beforeEach, expect, it } from 'vitest'
import { createTimebackClient } from '#lib/timeback/client/create-timeback-client.ts'
import { createFakeEnvironment } from '#lib/timeback/client/fakes/fake-environment.ts'
import { lessonServer } from '#lib/timeback/client/fakes/fake-servers.ts'
import { TimebackProvider } from './timeback-provider.tsx'
import { useActivity } from './use-activity.ts'
import { useDelivery } from './use-delivery.ts'
import { useCourseProgress } from './use-lessons.ts'

function Standing() {
  const { current, isPaused } = useActivity()
  const { unsent, state } = useDelivery()
  const { data } = useCourseProgress({ code: 'CS-101' })
  return (
    <p>
      {[current?.id ?? 'none', isPaused ? 'paused' : 'running', unsent, state, data?.pctComplete].join(' ')}
    </p>
  )
}

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  notifyManager.setScheduler(queueMicrotask)
  document.body.replaceChildren()
})

async function setUp() {
  const server = lessonServer('quiz', 2)
  const page = createFakeEnvironment((request) =>
    request.path.startsWith('courses/progress') ? { pctComplete: 30 } : server(request),
  )
  const client = createTimebackClient({ environment: page.environment, studentId: 'student-1' })
  const root = createRoot(document.body.appendChild(document.createElement('div')))
  const step = (action: () => unknown) =>
    act(async () => {
      await action()
      await page.settle()
    })
  await step(() =>
    root.render(
      <StrictMode>
        <TimebackProvider client={client}>
          <Standing />
        </TimebackProvider>
      </StrictMode>,
    ),
  )
  return { page, client, root, step, text: () => document.body.textContent }
}

it('shows the run in progress and the progress of the course, live', async () => {
  const { client, step, text } = await setUp()
  expect(text()).toBe('none running 0 idle 30')
  await step(() => client.activity.start({ id: 'fractions', name: 'Fractions', course: { code: 'CS-101' } }))
  await step(() => client.activity.current?.pause())
  expect(text()).toBe('fractions paused 0 idle 30')
})

it('shows what is kept on this device, and sends it when the connection is back', async () => {
  const { page, client, step, text } = await setUp()
  await step(async () => {
    const session = await client.lessons.start({ lessonId: 'lesson-1', course: { code: 'CS-101' } })
    page.setOffline(true)
    await session.keep({ question: 'q1', response: 'A' })
  })
  expect(text()).toBe('lesson-1 running 1 waiting 30')
  await step(() => page.setOffline(false))
  expect(text()).toBe('lesson-1 running 0 idle 30')
})

it('stops watching when the pages are gone', async () => {
  const { page, root, step } = await setUp()
  await step(() => root.unmount())
  const before = page.requests.length
  await step(() => page.setOffline(false))
  expect(page.requests).toHaveLength(before)
})
