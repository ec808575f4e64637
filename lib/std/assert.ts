/** Narrows `condition`; throws when a promise the code relies on is broken. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Broken promise: ${message}`)
}

/** Makes a `switch` over a union complete: a case that was forgotten does not compile. */
export function unreachable(value: never): never {
  throw new Error(`Unreachable: ${JSON.stringify(value)}`)
}
