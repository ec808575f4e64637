import 'server-only'
import { hashSeed } from '#lib/std/random.ts'

/** The seed of one question in an attempt: it draws templates, the order and the names of choices. */
export function questionSeed(attemptSeed: number, itemIdentifier: string): number {
  return attemptSeed ^ hashSeed(itemIdentifier)
}
