import { constants } from 'node:os'
import { isShuttingDown, shutDown } from './shut-down.mjs'
import { Stop } from './step.mjs'

/**
 * Runs a command's main function. A failure is printed and ends the process with status 1, a signal with 128 and
 * its number; both stop everything that was started. What npm runs ends with npm.
 * @param {() => Promise<void>} main
 * @param {{ isServer?: boolean }} [options] a server is ended by a signal as it should be, so with status 0
 */
export async function runCommand(main, { isServer = false } = {}) {
  const end = (signal) => void shutDown(isServer ? 0 : 128 + constants.signals[signal])
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end)
  if (process.env.npm_lifecycle_event) endWithParent(() => end('SIGHUP'))
  try {
    await main()
    await shutDown(0)
  } catch (error) {
    if (!isShuttingDown()) console.error(error instanceof Stop ? `\n${error.message}` : error)
    await shutDown(1)
  }
}

/** npm may be killed without passing the signal on: its child then has another parent. */
function endWithParent(end) {
  const parent = process.ppid
  const watch = () => process.ppid !== parent && end()
  setInterval(watch, 500).unref()
}
