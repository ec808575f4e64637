import { err, ok, type Result } from '#lib/std/result.ts'
import { type CharacterTest, characterEscape, readCharacterClass } from './character-class.ts'
import { PatternProblem, PatternReader } from './pattern-reader.ts'

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
