import type { Environment, Storage } from './environment.ts'
import { createMemoryStorage } from './memory-storage.ts'

/** A storage that has not answered by then is taken for broken. */
const patienceMs = 2_000

export type SafeStorage = Storage & {
  /** False once something could be kept only as long as this page lives. */
  isDurable: () => boolean
}

/**
 * A storage that always answers: what a full, forbidden or hanging one does not take is kept in memory,
 * so that an answer is still sent while its page is open.
 */
export function createSafeStorage({ storage, timers }: Pick<Environment, 'storage' | 'timers'>): SafeStorage {
  const memory = createMemoryStorage()
  let durable = true

  const inTime = <T>(work: Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      const late = () => reject(new Error('The storage did not answer in time.'))
      const cancel = timers.after(patienceMs, late)
      work.then(resolve, reject).finally(cancel)
    })

  const tryFirst = async <T>(work: () => Promise<T>): Promise<{ value: T } | null> => {
    try {
      return { value: await inTime(work()) }
    } catch {
      // Whatever it was, the memory takes over and `isDurable` tells.
      durable = false
      return null
    }
  }

  return {
    isDurable: () => durable,
    async put(key, value) {
      const stored = await tryFirst(() => storage.put(key, value))
      await (stored ? memory.delete(key) : memory.put(key, value))
    },
    async delete(key) {
      await Promise.all([tryFirst(() => storage.delete(key)), memory.delete(key)])
    },
    async list(prefix) {
      const stored = await tryFirst(() => storage.list(prefix))
      const all = new Map([...(stored?.value ?? []), ...(await memory.list(prefix))])
      return [...all].sort(([a], [b]) => (a < b ? -1 : 1))
    },
  }
}
