import 'server-only'
import { v5 } from 'uuid'

/** This app's namespace for what happened in it; never changes, or what is resent becomes something new. */
const namespace = Uint8Array.from(Buffer.from('5f2f0c0c9f0d5d4c8a3e6b1d7c44e0a1', 'hex'))

/**
 * A UUID (version 5, RFC 9562 §5.5) of what happened: the same parts always give the same id. The first
 * part names the kind, the others identify within it; none may hold a line break.
 */
export function deriveId(...parts: [kind: string, ...rest: string[]]): string {
  return v5(parts.join('\n'), namespace)
}
