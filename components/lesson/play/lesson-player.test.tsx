import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, expect, it, vi } from 'vitest'
import { idleTimeoutMs } from '#lib/timeback/client/time/time-options.ts'
import { IdleNotice } from './lesson-player.tsx'

afterEach(() => void vi.useRealTimers())

it('says that time counts while nothing happens, that it no longer does, and nothing once something does', async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  vi.useFakeTimers()
  const place = document.createElement('div')
  const root = createRoot(place)
  await act(async () => root.render(<IdleNotice />))
  const after = (ms: number) => act(async () => void vi.advanceTimersByTime(ms))
  expect(place.textContent).toBe('')
  await after(60_000)
  expect(place.textContent).toContain('reading counts, up to 2 minutes')
  await after(idleTimeoutMs - 60_000)
  expect(place.textContent).toContain('not counted now')
  await act(async () => void document.dispatchEvent(new Event('pointermove')))
  expect(place.textContent).toBe('')
  await act(async () => root.unmount())
})

it('speaks of the 2 minutes after which time is no longer counted', () => {
  expect(idleTimeoutMs).toBe(2 * 60_000)
})
