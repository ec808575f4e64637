import { afterEach, expect, it, vi } from 'vitest'
import type { TabMessage } from '#lib/timeback/client/environment.ts'
import { createBrowserTabs } from './browser-tabs.ts'

afterEach(() => vi.unstubAllGlobals())

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
