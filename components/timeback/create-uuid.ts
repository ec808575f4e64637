/**
 * A random UUID (RFC 9562, version 4), also on plain http off localhost, where browsers have no `randomUUID`
 * but the same source of chance.
 */
export function createUuid(fillWithChance: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array): string {
  const bytes = fillWithChance(new Uint8Array(16))
  const [version, variant] = [bytes[6] ?? 0, bytes[8] ?? 0]
  bytes[6] = (version & 0x0f) | 0x40
  bytes[8] = (variant & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [
    [0, 8],
    [8, 12],
    [12, 16],
    [16, 20],
    [20, 32],
  ]
    .map(([from, to]) => hex.slice(from, to))
    .join('-')
}
