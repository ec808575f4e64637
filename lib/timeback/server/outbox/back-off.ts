import 'server-only'

/** A target that is away is asked again for most of a day: 1 s, 2 s, 4 s … 1 h. */
const MAX_TRIES = 30
const MAX_WAIT_MS = 60 * 60_000
/** Who refuses an event as it is will do so again; a few tries allow for a target that is being replaced. */
const MAX_REFUSALS = 5
const FIRST_WAIT_MS = 1_000

/** Statuses that speak of the way there, which an operator can mend, and not of the event. */
const mendable = new Set([401, 403, 404, 407, 408, 425, 429])

/**
 * How long to wait after the try of that number (1, 2, …) failed, `null` to give up. `status` is what the
 * target answered, `null` if it did not. The wait is shortened by up to a quarter by `random`.
 */
export function backOff(
  attempts: number,
  { status, random }: { status: number | null; random: number },
): number | null {
  const refused = status !== null && status >= 400 && status < 500 && !mendable.has(status)
  if (attempts >= (refused ? MAX_REFUSALS : MAX_TRIES)) return null
  const waitMs = Math.min(MAX_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempts - 1))
  return Math.round(waitMs * (1 - random / 4))
}
