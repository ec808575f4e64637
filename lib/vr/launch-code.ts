/** No vowels, so that no code spells a word; no letters or digits that look alike. */
const alphabet = '23456789BCDFGHJKMNPQRSTVWXZ'
const length = 8

/** A code that a student types in a headset, from at least 8 random bytes: about 2.8 · 10¹¹ of them. */
export function toLaunchCode(randomBytes: Uint8Array): string {
  return Array.from(randomBytes.subarray(0, length), (byte) => alphabet[byte % alphabet.length]).join('')
}

/** What was typed, without spaces, hyphens and lower case; `null` if it can be no code. */
export function parseLaunchCode(typed: string): string | null {
  const code = typed.replaceAll(/[\s-]/g, '').toUpperCase()
  return code.length === length && [...code].every((sign) => alphabet.includes(sign)) ? code : null
}
