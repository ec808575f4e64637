/** Runs the tasks of one key one after another, those of different keys side by side; a task learns if it `waited`. */
export type KeyedQueue = <T>(key: string, task: (waited: boolean) => Promise<T>) => Promise<T>

export function createKeyedQueue(): KeyedQueue {
  const tails = new Map<string, Promise<unknown>>()
  return async (key, task) => {
    const before = tails.get(key)
    const inTurn = () => task(true)
    const run = before === undefined ? task(false) : before.then(inTurn, inTurn)
    tails.set(key, run)
    try {
      return await run
    } finally {
      if (tails.get(key) === run) tails.delete(key)
    }
  }
}

/** A queue in which each waits until those before it have ended, whether well or not. */
export type Queue = {
  run: <T>(work: () => Promise<T>) => Promise<T>
  /** How many have come and not ended, the one that runs included. */
  waiting: () => number
}

export function createQueue(): Queue {
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  return {
    waiting: () => waiting,
    run(work) {
      waiting++
      const result = last.then(work).finally(() => waiting--)
      last = result.catch(() => undefined)
      return result
    },
  }
}
