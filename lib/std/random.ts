/** Returns the next number in [0, 1); the same seed gives the same sequence on every machine. */
export type Random = () => number

/** sfc32 (Doty-Humphrey, PractRand): passes BigCrush and needs only 32-bit arithmetic. */
export function createRandom(...seeds: [number, ...number[]]): Random {
  let [a, b, c, counter] = [seeds[0] | 0, (seeds[1] ?? 0) | 0, (seeds[2] ?? 0) | 0, 1]
  const next: Random = () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return (sum >>> 0) / 4294967296
  }
  for (let warmUp = 0; warmUp < 15; warmUp++) next()
  return next
}

/** FNV-1a: turns a name into a seed. */
export function hashSeed(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return hash | 0
}

/** A shuffled copy (Fisher–Yates). */
export function shuffle<T>(values: readonly T[], random: Random): T[] {
  const copy = [...values]
  for (let last = copy.length - 1; last > 0; last--) {
    const pick = Math.floor(random() * (last + 1))
    const moved = copy[last] as T
    copy[last] = copy[pick] as T
    copy[pick] = moved
  }
  return copy
}
