import { isShuttingDown, shutDown } from './shut-down.mjs'
import { Stop } from './step.mjs'

/**
 * Runs a command's main function. A failure is printed and ends the process with status 1, a signal with
 * status 0; both stop everything that was started. What npm runs ends with npm.
 * @param {() => Promise<void>} main
 */
export async function runCommand(main) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void shutDown(0))
  if (process.env.npm_lifecycle_event) endWithParent()
  try {
    await main()
    await shutDown(0)
  } catch (error) {
    if (!isShuttingDown()) console.error(error instanceof Stop ? `\n${error.message}` : error)
    await shutDown(1)
  }
}

/** npm may be killed without passing the signal on: its child then has another parent. */
function endWithParent() {
  const parent = process.ppid
  const watch = () => process.ppid !== parent && void shutDown(0)
  setInterval(watch, 500).unref()
}
