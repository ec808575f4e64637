import 'server-only'

/** The target did not take an event; `status` is what it answered, `null` if it did not. */
export class DeliveryError extends Error {
  override name = 'DeliveryError'
  readonly status: number | null

  constructor(message: string, { status = null, cause }: { status?: number | null; cause?: unknown } = {}) {
    super(message, { cause })
    this.status = status
  }
}

const shownBytes = 500

/** What an answer says, shortened: it is stored, and shown to administrators. */
export async function refusalOf(response: Response): Promise<DeliveryError> {
  const text = (await response.text())
    .replace(/\s+/g, ' ')
    .replaceAll('\u0000', '')
    .slice(0, shownBytes)
    .toWellFormed()
  return new DeliveryError(`${response.status} ${response.statusText}: ${text}`.trim(), {
    status: response.status,
  })
}

/** A request that had no answer, with what the machine says of it. */
export function noAnswer(from: string, cause: unknown): DeliveryError {
  const inner = cause instanceof Error && cause.cause ? cause.cause : cause
  const code = typeof inner === 'object' && inner !== null && 'code' in inner ? inner.code : inner
  return new DeliveryError(`No answer from ${from} (${code})`, { cause })
}
