import type { Storage } from '#lib/timeback/client/environment/environment.ts'
import { createFakeEnvironment, type createFakeTabs, type Respond } from './fake-environment.ts'

type Browser = {
  storage: Storage
  tabs: ReturnType<typeof createFakeTabs>
  startsAt: number
  random: () => number
  /** The page dies after so many steps of its storage and its network. */
  steps: number
}

/**
 * A page that is killed in the middle of its work: from then on it hears nothing and writes nothing, while
 * what it had sent may still arrive. Its storage and its network take their time, at random; like a real
 * one, the storage works in order.
 */
export function createMortalPage(respond: Respond, { storage, tabs, startsAt, random, steps }: Browser) {
  const tab = tabs.open()
  let [dead, stepsLeft] = [false, steps]
  const never = new Promise<never>(() => undefined)
  const kill = () => {
    dead = true
    tab.close()
  }
  const aWhile = async () => {
    if (stepsLeft-- <= 0) kill()
    for (let turns = Math.floor(random() * 6); turns > 0; turns--) await Promise.resolve()
  }

  const whileAlive = async <T>(work: () => Promise<T>): Promise<T> => {
    await aWhile()
    if (dead) return never
    const value = await work()
    await aWhile()
    return dead ? never : value
  }

  let last: Promise<unknown> = Promise.resolve()
  const inOrder = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(() => whileAlive(work))
    last = done
    return done
  }
  const mortal: Storage = {
    put: (key, value) => inOrder(() => storage.put(key, value)),
    delete: (key) => inOrder(() => storage.delete(key)),
    list: (prefix) => inOrder(() => storage.list(prefix)),
  }
  const page = createFakeEnvironment(respond, { storage: mortal, tabs: tab, startsAt })
  const { fetch, timers } = page.environment
  const environment = {
    ...page.environment,
    random,
    fetch: (input: string, init?: RequestInit) => whileAlive(() => fetch(input, init)),
    timers: {
      after: (delayMs: number, callback: () => void) => timers.after(delayMs, () => dead || callback()),
    },
  }
  return {
    ...page,
    environment,
    isDead: () => dead,
  }
}
