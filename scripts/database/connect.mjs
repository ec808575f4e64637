import { setTimeout as delay } from 'node:timers/promises'
import { Stop } from '#scripts/run/step.mjs'

/** Other instances may hold all the connections that there are; they give some back soon. */
const patienceMs = 15_000

/**
 * Opens a connection; waits for a while where the server takes no more, and stops with a sentence that says why
 * there is none.
 * @template T
 * @param {string} connectionString
 * @param {() => Promise<T>} open
 * @returns {Promise<T>}
 */
export async function connect(connectionString, open) {
  for (const deadline = Date.now() + patienceMs; ; await delay(200)) {
    try {
      return await open()
    } catch (cause) {
      if (cause.code === '53300' && Date.now() < deadline) continue
      const { hostname, port, pathname } = new URL(connectionString)
      const reason = cause instanceof Error ? cause.message || cause.code : String(cause)
      const where = `${pathname.slice(1)} at ${hostname}:${port || 5432}`
      throw new Stop(`The database ${where} cannot be used: ${reason}.`, { cause })
    }
  }
}
