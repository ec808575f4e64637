import 'server-only'

const longest = 64

/**
 * The address that a request comes from, as the nearest proxy says: it appends to what the client may have
 * written itself. Without a proxy Next puts the address of the connection there.
 */
export function clientAddress(request: Request): string {
  const addresses = request.headers.get('x-forwarded-for')?.split(',') ?? []
  return addresses.at(-1)?.trim().slice(0, longest) || 'unknown'
}
