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
