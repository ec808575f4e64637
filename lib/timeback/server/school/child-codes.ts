import 'server-only'
import { createHmac, randomBytes, randomInt } from 'node:crypto'
import { env } from '#lib/env.ts'
import { type ChildPicture, childPictures, picturesOfKey } from '#lib/timeback/contract/child-keys.ts'

/** 32 letters and digits that no child takes for another. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const codeLength = 6
const cardLength = 12

const newLetters = (length: number) =>
  Array.from(randomBytes(length), (byte) => alphabet[byte % alphabet.length]).join('')

/** What the children of a class type to find it: 30 bits. */
export const newClassCode = () => newLetters(codeLength)

/** What stands on a child's card: 60 bits, as `ABCD-EFGH-JKLM`. */
export const newCard = () => newLetters(cardLength).replace(/(.{4})(?=.)/g, '$1-')

/** Three of the twelve pictures, in order; the same may come twice. */
export function newPictures(): ChildPicture[] {
  return Array.from({ length: picturesOfKey }, () => childPictures[randomInt(childPictures.length)] ?? 'sun')
}

/** A code as it is stored, however it was typed; `null` for what is none. */
export function readCode(typed: string, length: 'class' | 'card'): string | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, '')
  const expected = length === 'class' ? codeLength : cardLength
  return code.length === expected && [...code].every((letter) => alphabet.includes(letter)) ? code : null
}

/**
 * Hashes with the secret of the installation: pictures are too few to be safe by a slow hash alone, and who has the
 * database alone can try none.
 */
export const hashCard = (card: string) => hash('card', card)
export const hashPictures = (child: string, pictures: readonly string[]) =>
  hash('pictures', child, ...pictures)

function hash(...parts: string[]): string {
  return createHmac('sha256', env().NEXTAUTH_SECRET).update(JSON.stringify(parts)).digest('base64url')
}
