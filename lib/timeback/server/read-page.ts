import 'server-only'
import { together } from '#lib/db/together.ts'

/** The reads of a page, of which those that wait for nothing are asked for by one statement. */
export function readPage<T>(read: () => Promise<T>): Promise<T> {
  return together(read)
}
