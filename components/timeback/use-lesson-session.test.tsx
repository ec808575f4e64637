import { notifyManager } from '@tanstack/react-query'
import { act, StrictMode, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createTimebackClient } from '#lib/timeback/client/create-timeback-client.ts'
import { createFakeEnvironment } from '#lib/timeback/client/fakes/fake-environment.ts'
import { lessonServer } from '#lib/timeback/client/fakes/fake-servers.ts'
import { TimebackProvider } from './timeback-provider.tsx'
import { type LessonSessionView, useLessonSession } from './use-lesson-session.ts'
import { useAttempts, useLessons } from './use-lessons.ts'

let view: LessonSessionView

function Lesson() {
  const session = useLessonSession({ lessonId: 'lesson-1', course: { code: 'CS-101' } })
  const { start } = session
  view = session
  useEffect(() => void start(), [start])
  return <p>{session.question?.id ?? session.status}</p>
}

function Reads() {
  const lessons = useLessons({ code: 'CS-101' })
  const attempts = useAttempts('lesson-1')
  return <p>{`${lessons.data?.length ?? lessons.status} ${attempts.data?.length ?? attempts.status}`}</p>
}

function setUp() {
  const server = lessonServer('powerpath-100', 2)
  const page = createFakeEnvironment((request) =>
    request.method === 'GET' ? ['one', 'two'] : server(request),
  )
  const client = createTimebackClient({ environment: page.environment })
  const root = createRoot(document.body.appendChild(document.createElement('div')))
  const render = (child: React.ReactNode, exposeClient = false) =>
    act(async () => {
      root.render(
        <StrictMode>
          <TimebackProvider client={client} exposeClient={exposeClient}>
            {child}
          </TimebackProvider>
        </StrictMode>,
      )
      await page.settle()
    })
  return { page, client, root, render }
}

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  // By default reads are told in a later task, outside `act`.
  notifyManager.setScheduler(queueMicrotask)
})

afterEach(() => {
  document.body.replaceChildren()
})

it('starts one attempt and one tracker, though strict mode runs every effect twice', async () => {
  const { page, client, render } = setUp()
  await render(<Lesson />)
  expect(document.body.textContent).toBe('q1')
  expect(page.sentTo('lessons/start')).toHaveLength(1)
  expect(client.activity.current?.isEnded).toBe(false)
})

it('shows each change of the player', async () => {
  const { page, render } = setUp()
  await render(<Lesson />)
  await act(async () => {
    await view.submit({ ANSWER: 'A' })
  })
  expect(view).toMatchObject({ phase: 'feedback', lastResult: { correct: true, score: 50 } })
  await act(async () => {
    await view.next()
    await page.settle()
  })
  expect(document.body.textContent).toBe('q2')
})

it('ends the time tracking and sends the rest when its screen is left', async () => {
  const { page, client, render } = setUp()
  await render(<Lesson />)
  await page.advance(3_000)
  await render(null)
  expect(client.activity.current).toBeNull()
  expect(page.sentTo('activity/heartbeat').map(({ body }) => body.activeMs)).toEqual([3_000])
})

it('reads lessons and attempts', async () => {
  const { page, render } = setUp()
  await render(<Reads />)
  expect(document.body.textContent).toBe('2 2')
  expect(page.requests.map(({ path }) => path).sort()).toEqual([
    'lessons/attempts?lessonId=lesson-1',
    'lessons?code=CS-101',
  ])
})

it('puts the client on the window only where it is asked to, and takes it away', async () => {
  const { client, root, render } = setUp()
  await render(null)
  expect(window.timeback).toBeUndefined()
  await render(null, true)
  expect(window.timeback).toBe(client)
  await act(async () => root.unmount())
  expect(window.timeback).toBeUndefined()
})

it('renders on a server, idle and without a browser', () => {
  const html = renderToString(
    <TimebackProvider>
      <Lesson />
    </TimebackProvider>,
  )
  expect(html).toBe('<p>idle</p>')
})
