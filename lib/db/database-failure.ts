import 'server-only'

/** Whether a thrown value says that the database is away, or that it refused a statement; `null` if neither. */
export function databaseFailure(thrown: unknown): 'away' | 'refused' | null {
  const codes = [...errorCodes(thrown)]
  if (codes.some((code) => unavailable.has(code)) || silent.test(messagesOf(thrown))) return 'away'
  return codes.some((code) => refused.test(code)) ? 'refused' : null
}

/** Prisma's codes of statements, and the classes of PostgreSQL's own from wrong data to its limits. */
const refused = /^(?:P2\d{3}|(?:2[1-8]|4[0-4]|5[3-8])[0-9A-Z]{3})$/

const unavailable = new Set([
  'P1000',
  'P1001',
  'P1002',
  'P1003',
  'P1008',
  'P1010',
  'P1011',
  'P1017',
  'P2024',
  'P2028',
  'P2037',
  // A raw statement fails as P2010, whatever the reason: the driver's word for it.
  'DatabaseNotReachable',
  'AuthenticationFailed',
  'DatabaseAccessDenied',
  'TlsConnectionError',
  'DatabaseDoesNotExist',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  '57P01',
  '57P03',
  '53300',
])

/** The driver's own errors for a server that is silent carry no code. */
const silent = /connection (timeout|terminated)|timeout exceeded when trying to connect|query read timeout/i

function messagesOf(error: unknown, depth = 0): string {
  if (depth > 5 || typeof error !== 'object' || error === null) return ''
  const message = 'message' in error ? String(error.message) : ''
  return 'cause' in error ? `${message} ${messagesOf(error.cause, depth + 1)}` : message
}

function* errorCodes(error: unknown, depth = 0): Generator<string> {
  if (depth > 5 || typeof error !== 'object' || error === null) return
  if ('code' in error && typeof error.code === 'string') yield error.code
  if ('kind' in error && typeof error.kind === 'string') yield error.kind
  if ('cause' in error) yield* errorCodes(error.cause, depth + 1)
  if ('originalCode' in error && typeof error.originalCode === 'string') yield error.originalCode
  if ('meta' in error) yield* errorCodes(error.meta, depth + 1)
  if ('driverAdapterError' in error) yield* errorCodes(error.driverAdapterError, depth + 1)
}

/** Unique violation, or a deadlock or serialisation failure: another writer was first. */
export function isLostRace(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('code' in error)) return false
  const { code } = error
  if (code === 'P2002' || code === 'P2034' || lost.has(String(code))) return true
  if (code !== 'P2010' || !('meta' in error)) return false
  // The driver's own code: of a raw statement there is no other, and any text may name one.
  return /"originalCode":"(23505|40001|40P01)"/.test(JSON.stringify(error.meta))
}

/** As PostgreSQL says it itself. */
const lost: ReadonlySet<string> = new Set(['23505', '40001', '40P01'])
