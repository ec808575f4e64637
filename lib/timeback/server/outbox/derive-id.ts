import 'server-only'
import { createHash } from 'node:crypto'

/** This app's namespace for what happened in it; never changes, or what is resent becomes something new. */
const namespace = Buffer.from('5f2f0c0c9f0d5d4c8a3e6b1d7c44e0a1', 'hex')

/**
 * A UUID (version 5, RFC 9562 §5.5) of what happened: the same parts always give the same id. The first
 * part names the kind, the others identify within it; none may hold a line break.
 */
export function deriveId(...parts: [kind: string, ...rest: string[]]): string {
  const hash = createHash('sha1').update(namespace).update(parts.join('\n')).digest().subarray(0, 16)
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6)
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8)
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
