import { setTimeout as delay } from 'node:timers/promises'
import { isShuttingDown } from '#scripts/run/shut-down.mjs'
import { clearLeftovers, startPostmaster, stopPostmaster } from './postmaster.mjs'

/** A server that ends by itself more often than this within the time is not started again. */
const mostEnds = 5
const withinMs = 60_000

/**
 * Runs PostgreSQL on a cluster and starts it again, on the same port, whenever it ends without having been told
 * to: killed by the machine for want of memory, say.
 * @param {Parameters<typeof startPostmaster>[0]} settings
 * @param {{ user: Parameters<typeof startPostmaster>[1], say: (line: string) => void }} options
 */
export async function keepPostmaster(settings, { user, say }) {
  let isStopping = false
  let ends = /** @type {number[]} */ ([])
  let giveUp = (/** @type {string} */ reason) => say(reason)
  let server = await start()

  async function start() {
    const started = await startPostmaster(settings, user)
    started.once('exit', () => {
      if (!isStopping && !isShuttingDown()) void startAgain()
    })
    return started
  }

  async function startAgain() {
    ends = [...ends.filter((at) => at > Date.now() - withinMs), Date.now()]
    if (ends.length > mostEnds)
      return giveUp(`The embedded database ended ${ends.length} times in a minute: see ${settings.logPath}.`)
    say('The embedded database ended by itself; it is started again')
    try {
      // Its workers notice the end of their server by themselves, and until then keep its memory.
      await delay(200)
      await clearLeftovers(settings.cluster)
      server = await start()
      if (isStopping) await stopPostmaster(server.pid)
    } catch (error) {
      if (!isStopping && !isShuttingDown()) giveUp(error instanceof Error ? error.message : String(error))
    }
  }

  return {
    /** @param {(reason: string) => void} listener */
    onGivenUp: (listener) => {
      giveUp = listener
    },
    stop: () => {
      isStopping = true
      return stopPostmaster(server.pid)
    },
  }
}
