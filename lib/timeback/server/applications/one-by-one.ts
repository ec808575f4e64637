import 'server-only'

/** A line in which each waits until those before it have ended, whether well or not. */
export type Line = {
  run: <T>(work: () => Promise<T>) => Promise<T>
  /** How many have come and not ended, the one that runs included. */
  waiting: () => number
}

export function oneByOne(): Line {
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
