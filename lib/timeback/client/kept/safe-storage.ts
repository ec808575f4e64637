import { createStore } from '#lib/std/store.ts'
import {
  createMemoryStorage,
  type Environment,
  type Storage,
} from '#lib/timeback/client/environment/environment.ts'

/** A storage that has not answered by then is not waited for any more. */
const patienceMs = 2_000

export type SafeStorage = Storage & {
  /** False once something could be kept only as long as this page lives. */
  isDurable: () => boolean
  /** Calls back when `isDurable` changes; returns its own undo. */
  subscribe: (listener: () => void) => () => void
}

/**
 * A storage that always answers: what a full, forbidden or hanging one does not take is kept in memory,
 * so that an answer is still sent while its page is open. A storage that hangs costs `patienceMs` once, however
 * much is asked of it; when it answers after all, it gets what was kept meanwhile.
 */
export function createSafeStorage({ storage, timers }: Pick<Environment, 'storage' | 'timers'>): SafeStorage {
  const memory = createMemoryStorage()
  /** Deleted, though the storage may still have them. */
  const deleted = new Set<string>()
  const durability = createStore({ durable: true })
  const asleep = new Set<Promise<unknown>>()
  let giveUp: (() => void)[] = []

  const fallAsleep = () => {
    const waiting = giveUp
    giveUp = []
    for (const end of waiting) end()
  }

  const wake = async () => {
    for (const [key] of await memory.list('')) {
      // As it is now: it may have been written anew while the ones before were.
      const [kept] = await memory.list(key)
      if (kept?.[0] === key) await put(...kept)
    }
    for (const key of [...deleted]) await remove(key)
    if ((await memory.list('')).length === 0) durability.update({ durable: true })
  }

  const inTime = <T>(work: Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      const cancel = timers.after(patienceMs, () => {
        asleep.add(work)
        fallAsleep()
      })
      const late = () => {
        cancel()
        reject(new Error('The storage did not answer in time.'))
      }
      giveUp.push(late)
      work.then(resolve, reject).finally(() => {
        cancel()
        giveUp = giveUp.filter((each) => each !== late)
        if (asleep.delete(work) && asleep.size === 0) void wake()
      })
    })

  const tryFirst = async <T>(work: () => Promise<T>): Promise<{ value: T } | null> => {
    try {
      if (asleep.size > 0) throw new Error('The storage has not answered yet.')
      return { value: await inTime(work()) }
    } catch {
      // Whatever it was, the memory takes over and `isDurable` tells.
      durability.update({ durable: false })
      return null
    }
  }

  const put = async (key: string, value: unknown) => {
    deleted.delete(key)
    const stored = await tryFirst(() => storage.put(key, value))
    await (stored ? memory.delete(key) : memory.put(key, value))
  }

  const remove = async (key: string) => {
    deleted.add(key)
    const [gone] = await Promise.all([tryFirst(() => storage.delete(key)), memory.delete(key)])
    if (gone) deleted.delete(key)
  }

  return {
    isDurable: () => durability.getSnapshot().durable,
    subscribe: durability.subscribe,
    put,
    delete: remove,
    async list(prefix) {
      const stored = await tryFirst(() => storage.list(prefix))
      const all = new Map([...(stored?.value ?? []), ...(await memory.list(prefix))])
      return [...all].filter(([key]) => !deleted.has(key)).sort(([a], [b]) => (a < b ? -1 : 1))
    },
  }
}
