import { constants } from 'node:os'

/**
 * Runs a command's main function. A failure is printed and ends the process with status 1, a signal with 128 and
 * its number; both stop everything that was started. What npm runs ends with npm.
 * @param {() => Promise<void>} main
 * @param {{ isServer?: boolean }} [options] a server is ended by a signal as it should be, so with status 0
 */
export async function runCommand(main, { isServer = false } = {}) {
  const end = (signal) => void shutDown(isServer ? 0 : 128 + constants.signals[signal])
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end)
  if (process.env.npm_lifecycle_event) endWithNpm(() => end('SIGHUP'))
  try {
    await main()
    await shutDown(0)
  } catch (error) {
    if (!isShuttingDown()) console.error(error instanceof Stop ? `\n${error.message}` : error)
    await shutDown(1)
  }
}

/** npm may be killed without passing the signal on: its child then has another parent. */
function endWithNpm(end) {
  const parent = process.ppid
  const watch = () => process.ppid !== parent && end()
  setInterval(watch, 500).unref()
}

/** What stops a command and is the operator's to mend: printed as it is, without a stack. */
export class Stop extends Error {}

/**
 * Runs one step of a command and prints it with the seconds it took.
 * @template T
 * @param {string} title
 * @param {() => Promise<T> | T} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const startedAt = performance.now()
  const result = await work()
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1).padStart(6)
  console.log(`${seconds} s  ${title}`)
  return result
}

/** Prints a line among the steps. */
export function say(line) {
  console.log(`          ${line}`)
}

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
