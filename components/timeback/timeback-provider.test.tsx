import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createTimebackClient } from '#lib/timeback/client/create-timeback-client.ts'
import { createFakeEnvironment } from '#lib/timeback/client/fakes/fake-environment.ts'
import { fakeQuestion } from '#lib/timeback/client/fakes/fake-servers.ts'
import { TimebackProvider } from './timeback-provider.tsx'

beforeEach(() => void Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true }))
afterEach(() => vi.restoreAllMocks())

it('shows nothing of its student once somebody else has signed in, keeps what was typed, and is loaded anew', async () => {
  const page = createFakeEnvironment(() => [])
  const client = createTimebackClient({ environment: page.environment, studentId: 'student-1' })
  const reload = vi.spyOn(window.location, 'reload').mockImplementation(() => undefined)
  const place = document.createElement('div')
  const root = createRoot(place)
  await act(async () => {
    root.render(<TimebackProvider client={client}>The results of student 1</TimebackProvider>)
    await page.settle()
  })
  expect(place.textContent).toBe('The results of student 1')
  client.drafts.of({ lessonId: 'l', attempt: 1 }).set(fakeQuestion('q1'), { ANSWER: 'typed' })
  await act(async () => {
    page.signIn('student-2')
    page.setVisible(true)
    await page.settle()
  })
  expect([place.textContent, reload.mock.calls.length]).toEqual(['', 1])
  expect(await page.environment.storage.list('student-1/drafts-1/')).toHaveLength(1)
  await act(async () => root.unmount())
})
