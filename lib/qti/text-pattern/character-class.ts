import { PatternProblem, type PatternReader } from './pattern-reader.ts'

export type CharacterTest = (character: string) => boolean

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

/** Each is tried on a single character, so none can take long. */
const sets: Readonly<Record<string, RegExp>> = {
  d: /\p{Nd}/u,
  s: /[ \t\n\r]/,
  w: /[^\p{P}\p{Z}\p{C}]/u,
  i: /[\p{L}\p{Nl}_:]/u,
  c: /[\p{L}\p{M}\p{Nd}\p{Nl}\p{Lm}_:.\-·]/u,
}

const categoryForm = /^\{(\^?)([A-Za-z]{1,2})\}/

/** What stands behind a `\`. */
export function characterEscape(reader: PatternReader): CharacterTest {
  const letter = reader.next()
  if (letter === 'p' || letter === 'P') return category(reader, letter === 'P')
  const set = sets[letter.toLowerCase()]
  if (set) {
    const negated = letter !== letter.toLowerCase()
    return (character) => set.test(character) !== negated
  }
  if (/[1-9]/.test(letter)) throw new PatternProblem(`"\\${letter}" refers back, which patterns cannot`)
  const literal = escapes[letter] ?? letter
  if (/[A-Za-z0]/.test(literal)) throw new PatternProblem(`"\\${letter}" is no part of XSD patterns`)
  return (character) => character === literal
}

function category(reader: PatternReader, negated: boolean): CharacterTest {
  const [, , name = ''] = reader.takeMatch(categoryForm, '"\\p" needs a category such as {L}')
  const form = categoryTest(name)
  return (character) => form.test(character) !== negated
}

function categoryTest(name: string): RegExp {
  if (!/^(?:C[cfno]?|L[ulmto]?|M[nce]?|N[dlo]?|P[cdseifo]?|S[mcko]?|Z[slp]?)$/.test(name)) {
    throw new PatternProblem(`"${name}" is no category of characters`)
  }
  return new RegExp(`\\p{${name}}`, 'u')
}

/** What stands behind a `[`: characters, ranges, escapes, and what is taken off by `-[…]`. */
export function readCharacterClass(reader: PatternReader, nesting = 0): CharacterTest {
  if (nesting > maxNesting) throw new PatternProblem('the classes are nested too deeply')
  const negated = reader.take('^')
  const tests: CharacterTest[] = []
  let excluded: CharacterTest | null = null
  while (!reader.take(']')) {
    if (reader.sees('-', '[')) {
      reader.position += 2
      excluded = readCharacterClass(reader, nesting + 1)
      if (!reader.sees(']')) throw new PatternProblem('"]" is missing')
    } else tests.push(readMember(reader))
  }
  if (tests.length === 0) throw new PatternProblem('"[]" is empty')
  return (character) => {
    const held = tests.some((test) => test(character)) !== negated
    return held && !excluded?.(character)
  }
}

const maxNesting = 20

function readMember(reader: PatternReader): CharacterTest {
  if (reader.take('\\')) return characterEscape(reader)
  const first = reader.next()
  if (!reader.sees('-') || reader.sees('-', ']') || reader.sees('-', '[')) {
    return (character) => character === first
  }
  reader.take('-')
  reader.take('\\')
  const [from, to] = [codeOf(first), codeOf(reader.next())]
  if (to < from) throw new PatternProblem(`a range that begins with "${first}" runs backwards`)
  return (character) => from <= codeOf(character) && codeOf(character) <= to
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0
}
