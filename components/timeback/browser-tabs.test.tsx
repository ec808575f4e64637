import { afterEach, expect, it, vi } from 'vitest'
import type { TabMessage } from '#lib/timeback/client/environment/environment.ts'
import { createBrowserTabs } from './browser-tabs.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

it('reaches the other tabs and not its own, until it is no longer wanted', () => {
  const channels = new Set<EventTarget>()
  class FakeChannel extends EventTarget {
    constructor() {
      super()
      channels.add(this)
    }
    postMessage(data: TabMessage) {
      for (const other of channels)
        if (other !== this) other.dispatchEvent(new MessageEvent('message', { data }))
    }
  }
  vi.stubGlobal('BroadcastChannel', FakeChannel)
  const [one, two] = [createBrowserTabs('t'), createBrowserTabs('t')]
  const [heardByOne, heardByTwo] = [vi.fn(), vi.fn()]
  one.subscribe(heardByOne)
  const stop = two.subscribe(heardByTwo)
  one.tell({ studentId: 's', lessonId: 'l' })
  stop()
  one.tell({ studentId: 's' })
  expect(heardByOne).not.toHaveBeenCalled()
  expect(heardByTwo.mock.calls).toEqual([[{ studentId: 's', lessonId: 'l' }]])
})

it('asks the browser for the lock, by a name of its own', async () => {
  const request = vi.fn((_name: string, action: () => Promise<string>) => action())
  vi.stubGlobal('navigator', { locks: { request } })
  await expect(createBrowserTabs('t').exclusive('lane', async () => 'done')).resolves.toBe('done')
  expect(request).toHaveBeenCalledWith('t/lane', expect.any(Function))
})

it('works alone where the browser has neither locks nor channels', async () => {
  vi.stubGlobal('navigator', {})
  vi.stubGlobal('BroadcastChannel', undefined)
  const tabs = createBrowserTabs('t')
  tabs.subscribe(() => undefined)()
  tabs.tell({ studentId: 's' })
  await expect(tabs.exclusive('lane', async () => 'done')).resolves.toBe('done')
})

it('goes on without locks and channels that the browser forbids, and does no work twice', async () => {
  const denied = () => {
    throw new DOMException('denied', 'SecurityError')
  }
  vi.stubGlobal('navigator', {
    locks: { request: () => Promise.reject(new DOMException('', 'SecurityError')) },
  })
  vi.stubGlobal('BroadcastChannel', denied)
  vi.stubGlobal('localStorage', { setItem: denied })
  const tabs = createBrowserTabs('t')
  tabs.subscribe(() => undefined)()
  expect(() => tabs.tell({ studentId: 's' })).not.toThrow()
  await expect(tabs.exclusive('lane', async () => 'done')).resolves.toBe('done')

  const action = vi.fn(() => Promise.reject(new Error('its own failure')))
  const request = (_: string, begin: () => Promise<unknown>) => begin()
  vi.stubGlobal('navigator', { locks: { request } })
  await expect(tabs.exclusive('lane', action)).rejects.toThrow('its own failure')
  expect(action).toHaveBeenCalledTimes(1)
})

it('tells the other tabs by the storage where there are no channels', () => {
  vi.stubGlobal('BroadcastChannel', undefined)
  const tabs = createBrowserTabs('t')
  const heard = vi.fn()
  const stop = tabs.subscribe(heard)
  createBrowserTabs('t').tell({ studentId: 's' })
  const [key, newValue] = ['t', localStorage.getItem('t')]
  for (const change of [
    { key, newValue },
    { key: 'other', newValue },
    { key, newValue: null },
  ])
    window.dispatchEvent(new StorageEvent('storage', change))
  stop()
  window.dispatchEvent(new StorageEvent('storage', { key, newValue }))
  expect(heard.mock.calls).toEqual([[{ studentId: 's' }]])
})
