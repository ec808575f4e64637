/** What authors call a choice that is right or is not. */
const tellingWords: ReadonlySet<string> = new Set(
  (
    'accept accepted answer answers ans bad best bien correct correcta correcto correctly corr distracter ' +
    'distractor distractors error fail fake false falsch falso fault faux foil foils fout good goed incorrect ' +
    'invalid juist key ko mal mistake no nok not ok okay pass reject richtig right score sol solution true valid ' +
    'vero verdadero vrai waar wrong yes'
  ).split(' '),
)

/** What a class may say besides what it looks like: `right` and `no` are words of layout too. */
const tellingClasses: ReadonlySet<string> = new Set(
  'answer correct correcta correcto distracter distractor falsch foil fout incorrect juist richtig solution wrong'.split(
    ' ',
  ),
)

/** A made identifier: no vowels, so no words; never only digits, so no sequence. */
const opaqueForm = /^x[bcdfghjkmnpqrstvwz]{2}[2-9bcdfghjkmnpqrstvwz]{5}$/

export const opaqueLetters = 'bcdfghjkmnpqrstvwz'
export const opaqueCharacters = `23456789${opaqueLetters}`

function isOpaque(identifier: string): boolean {
  return opaqueForm.test(identifier)
}

/**
 * How the choices of one interaction stand to each other: each side is a list of identifiers as written.
 * `ordered`: the answer is an order of them.
 */
export type ChoiceSides = { sides: string[][]; ordered: boolean }

/**
 * Whether the identifiers of choices could tell the answer, judged by themselves and never by the answer:
 * a word such as `correct`, the same part on both sides of a pair (`A1`, `B1`), or a sequence where the
 * answer is an order or joins two sequences.
 */
export function identifiersTell({ sides, ordered }: ChoiceSides): boolean {
  const all = sides.flat()
  if (all.length === 0 || all.every(isOpaque)) return false
  if (all.some((identifier) => wordsOf(identifier).some((word) => tellingWords.has(word)))) return true
  if (ordered || sides.length > 1) return sides.every(isSequence) || sharePart(sides)
  return false
}

/** The class without the words that call something right or wrong. */
export function withoutTellingClasses(classes: string): string {
  return classes
    .split(/\s+/)
    .filter((name) => name.startsWith('qti-') || !wordsOf(name).some((word) => tellingClasses.has(word)))
    .join(' ')
}

/** `isCorrect_2b` has the parts is, correct, 2, b. */
function wordsOf(identifier: string): string[] {
  return identifier.match(wordForm)?.map((word) => word.toLowerCase()) ?? []
}

const wordForm = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{L}+|\d+/gu

function sharePart([first = [], ...others]: string[][]): boolean {
  const parts = new Set(first.flatMap(wordsOf))
  return others.flat().some((identifier) => wordsOf(identifier).some((part) => parts.has(part)))
}

/** Two or more that differ in one number or letter only, without a gap. */
function isSequence(identifiers: string[]): boolean {
  const places = identifiers.map(placeOf)
  const stems = new Set(places.map(({ stem }) => stem))
  const numbers = places.map(({ number }) => number).toSorted((left, right) => left - right)
  if (stems.size !== 1 || numbers.length < 2) return false
  return numbers.every((number, at) => at === 0 || number === (numbers[at - 1] ?? 0) + 1)
}

function placeOf(identifier: string): { stem: string; number: number } {
  const [, stem = '', digits] = /^(.*?)(\d{1,9})$/.exec(identifier) ?? []
  if (digits !== undefined) return { stem, number: Number(digits) }
  return { stem: identifier.slice(0, -1), number: identifier.toLowerCase().charCodeAt(identifier.length - 1) }
}
