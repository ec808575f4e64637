/** @type {Set<() => Promise<void> | void>} */
const stops = new Set()
/** @type {Promise<never> | null} */
let ending = null

/**
 * Registers what must be stopped before this process may end; the last registered is stopped first.
 * @param {() => Promise<void> | void} stop
 * @returns {() => void} takes it off the list: it has ended by itself
 */
export function beforeShutDown(stop) {
  stops.add(stop)
  return () => stops.delete(stop)
}

/**
 * Stops everything that was started and ends the process; a second call changes nothing.
 * @param {number} status
 */
export function shutDown(status) {
  ending ??= stopAll(status)
  return ending
}

/** Whether the end has begun: what fails from then on fails because of it. */
export function isShuttingDown() {
  return ending !== null
}

async function stopAll(status) {
  for (const stop of [...stops].reverse()) await stop()
  process.exit(status)
}
