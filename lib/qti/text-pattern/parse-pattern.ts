import { err, ok, type Result } from '#lib/std/result.ts'

export type PatternNode =
  | { kind: 'character'; matches: CharacterTest }
  | { kind: 'start' }
  | { kind: 'end' }
  | { kind: 'sequence'; parts: PatternNode[] }
  | { kind: 'choice'; options: PatternNode[] }
  | { kind: 'repeat'; part: PatternNode; least: number; most: number }

/**
 * Reads an XSD regular expression. Authors also write `^` and `$` around it and `(?:…)` inside, which
 * XSD has not; they are taken as elsewhere. References back and look-around are refused.
 */
export function parsePattern(source: string): Result<PatternNode, string> {
  const reader = new PatternReader(source)
  try {
    const node = readChoice(reader, 0)
    if (!reader.isAtEnd) return err(`")" at ${reader.position + 1} closes nothing`)
    return ok(node)
  } catch (cause) {
    if (cause instanceof PatternProblem) return err(cause.message)
    throw cause
  }
}

const maxNesting = 100

function readChoice(reader: PatternReader, nesting: number): PatternNode {
  if (nesting > maxNesting) throw new PatternProblem('the groups are nested too deeply')
  const options = [readSequence(reader, nesting)]
  while (reader.take('|')) options.push(readSequence(reader, nesting))
  const [only] = options
  return only && options.length === 1 ? only : { kind: 'choice', options }
}

function readSequence(reader: PatternReader, nesting: number): PatternNode {
  const parts: PatternNode[] = []
  while (!reader.isAtEnd && !reader.sees('|') && !reader.sees(')')) {
    parts.push(readQuantifier(reader, readAtom(reader, nesting)))
  }
  return { kind: 'sequence', parts }
}

function readAtom(reader: PatternReader, nesting: number): PatternNode {
  if (reader.take('(')) {
    if (reader.take('?') && !reader.take(':')) throw new PatternProblem('"(?" is no part of XSD patterns')
    const inner = readChoice(reader, nesting + 1)
    if (!reader.take(')')) throw new PatternProblem('")" is missing')
    return inner
  }
  if (reader.take('[')) return { kind: 'character', matches: readCharacterClass(reader) }
  if (reader.take('\\')) return { kind: 'character', matches: characterEscape(reader) }
  if (reader.take('.'))
    return { kind: 'character', matches: (character) => character !== '\n' && character !== '\r' }
  if (reader.take('^')) return { kind: 'start' }
  if (reader.take('$')) return { kind: 'end' }
  const literal = reader.next()
  if ('*+?{'.includes(literal)) throw new PatternProblem(`there is nothing to repeat before "${literal}"`)
  return { kind: 'character', matches: (character) => character === literal }
}

function readQuantifier(reader: PatternReader, part: PatternNode): PatternNode {
  const range = readRange(reader)
  if (!range) return part
  // Whether a text matches does not depend on how greedily it is read.
  reader.take('?')
  const [least, most] = range
  if (most < least) throw new PatternProblem(`{${least},${most}} is no range`)
  return { kind: 'repeat', part, least, most }
}

const countForm = /^(\d{1,4})(,(\d{0,4}))?\}/

function readRange(reader: PatternReader): [least: number, most: number] | null {
  if (reader.take('*')) return [0, Number.POSITIVE_INFINITY]
  if (reader.take('+')) return [1, Number.POSITIVE_INFINITY]
  if (reader.take('?')) return [0, 1]
  if (!reader.take('{')) return null
  const [count, least, isRange, most] = reader.takeMatch(countForm, '"{" needs one or two numbers')
  const lowest = Number(least)
  if (isRange === undefined) return [lowest, lowest]
  return count === undefined || most === '' ? [lowest, Number.POSITIVE_INFINITY] : [lowest, Number(most)]
}

/** Why a pattern cannot be read; caught in `parsePattern`. */
export class PatternProblem extends Error {}

/** Goes through a pattern character by character, a character being a code point. */
export class PatternReader {
  readonly #characters: readonly string[]
  position = 0

  constructor(source: string) {
    this.#characters = Array.from(source)
  }

  get isAtEnd(): boolean {
    return this.position >= this.#characters.length
  }

  sees(...characters: string[]): boolean {
    return characters.every((character, offset) => this.#characters[this.position + offset] === character)
  }

  take(character: string): boolean {
    const seen = this.sees(character)
    if (seen) this.position++
    return seen
  }

  next(): string {
    const character = this.#characters[this.position]
    if (character === undefined) throw new PatternProblem('the pattern ends too early')
    this.position++
    return character
  }

  /** The groups of an anchored form at this place. */
  takeMatch(form: RegExp, otherwise: string): (string | undefined)[] {
    const match = form.exec(this.#characters.slice(this.position, this.position + 100).join(''))
    if (!match) throw new PatternProblem(otherwise)
    this.position += Array.from(match[0]).length
    return match
  }
}

type CharacterTest = (character: string) => boolean

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
function characterEscape(reader: PatternReader): CharacterTest {
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
function readCharacterClass(reader: PatternReader, nesting = 0): CharacterTest {
  if (nesting > maxClassNesting) throw new PatternProblem('the classes are nested too deeply')
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

const maxClassNesting = 20

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
