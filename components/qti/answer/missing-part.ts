import { listInteractions } from '#components/qti/content/list-interactions.ts'
import { plainText } from '#components/qti/content/plain-text.ts'
import type { PortableCustomInteraction, PublicInteraction } from '#lib/qti/item/public/public-content.ts'
import type { PublicItem } from '#lib/qti/item/public/public-item.ts'
import type { LexicalResponses } from '#lib/qti/item/public/public-response.ts'
import { interactionProblem, isOneLine, ordersSome } from './answer-problem.ts'
import { isEntered, valuesOf } from './answer-values.ts'
import { missingPairs } from './missing-pairs.ts'

/** What an answer still lacks, in the student's words. */
export type MissingPart = {
  text: string
  /** Something is answered, and what is missing may belong nowhere: the student can say so. */
  mayStay: boolean
}

/** Whether the author's button that ends the attempt is pressed: it sends whatever is there. */
export function endsAttempt(item: PublicItem, responses: LexicalResponses): boolean {
  return listInteractions(item).some(
    ({ kind, responseIdentifier }) =>
      kind === 'endAttempt' && valuesOf(responses, responseIdentifier)[0] === 'true',
  )
}

/** The first part that is missing; `null` of an answer that is complete, and where nothing can be answered. */
export function missingPart(item: PublicItem, responses: LexicalResponses): MissingPart | null {
  const interactions = listInteractions(item)
  const given = ({ responseIdentifier }: PublicInteraction) => valuesOf(responses, responseIdentifier)
  const buttons = interactions.filter(({ kind }) => kind === 'endAttempt')
  if (endsAttempt(item, responses)) return null
  const asked = interactions.filter(({ kind }) => kind !== 'endAttempt')
  const isBegun = asked.some((each) => isEntered(given(each)))
  const mayStay = isBegun && !asked.some((each) => mustBeGiven(each, given(each)))
  const blanks = asked.filter(isBlankKind)
  const open = blanks.filter((each) => !isEntered(given(each))).length
  const text = plainText(item.body)
  const texts = asked.map((each) =>
    isBlankKind(each) ? null : textOf(each, given(each), { asked, text: asked.length === 1 ? text : '' }),
  )
  const [first] = [...texts, open > 0 ? blanksWords(open, blanks.length) : null].filter(
    (each) => each !== null,
  )
  if (first !== undefined) return { text: first, mayStay }
  if (asked.length > 0 && !isBegun && !asked.every(isOneLine))
    return { text: 'Answer the question.', mayStay }
  return asked.length === 0 && buttons.length > 0 ? { text: 'Press the button above.', mayStay } : null
}

/** What cannot belong nowhere: a list to order, a slider, and what the author says is the least. */
function mustBeGiven(interaction: PublicInteraction, values: string[]): boolean {
  switch (interaction.kind) {
    case 'order':
    case 'slider':
      return values.length === 0 && !isOneLine(interaction)
    case 'media':
      return Number(values[0] ?? 0) < interaction.minPlays
    case 'extendedText':
      return values.filter((value) => isEntered([value])).length < interaction.minStrings
    case 'inlineChoice':
      return values.length < (interaction.minChoices ?? 0)
    case 'textEntry':
    case 'drawing':
    case 'upload':
    case 'portableCustom':
    case 'endAttempt':
      return false
    default:
      return interactionProblem(interaction, values) !== null
  }
}

function isBlankKind({ kind }: PublicInteraction): boolean {
  return kind === 'textEntry' || kind === 'inlineChoice'
}

function blanksWords(open: number, all: number): string {
  if (open === all) return all === 1 ? 'Fill in the blank.' : `Fill in the ${all} blanks.`
  return open === 1 ? 'Fill in the blank that is left.' : `Fill in the ${open} blanks that are left.`
}

function textOf(
  interaction: PublicInteraction,
  values: string[],
  { asked, text }: { asked: readonly PublicInteraction[]; text: string },
): string | null {
  switch (interaction.kind) {
    case 'choice':
    case 'hotspot':
    case 'hottext':
    case 'graphicOrder':
    case 'selectPoint':
    case 'positionObject':
      return countWords('Choose', askedChoices(interaction, text), values.length)
    case 'order':
      if (ordersSome(interaction))
        return countWords('Choose', Math.max(1, interaction.minChoices ?? 1), values.length)
      return values.length > 0 || isOneLine(interaction) ? null : 'Put the lines in order.'
    case 'match':
    case 'associate':
    case 'graphicAssociate':
    case 'graphicGapMatch':
    case 'gapMatch':
      return missingPairs(interaction, values)
    case 'extendedText': {
      const written = values.filter((value) => isEntered([value])).length
      return countWords('Write', Math.max(1, interaction.minStrings), written, 'answer')
    }
    case 'slider':
      return values.length > 0 ? null : 'Set the slider.'
    case 'drawing':
      return values.length > 0 ? null : 'Draw your answer.'
    case 'upload':
      return values.length > 0 ? null : 'Choose a file.'
    case 'media': {
      // A recording beside a question belongs to it; alone it is the question.
      const plays = Math.max(interaction.minPlays, asked.length === 1 ? 1 : 0)
      return Number(values[0] ?? 0) >= plays ? null : 'Listen or watch to the end.'
    }
    case 'portableCustom':
      return values.length > 0 || !canRun(interaction) ? null : 'Finish the part in the frame.'
    case 'textEntry':
    case 'inlineChoice':
    case 'endAttempt':
      return null
  }
}

function countWords(verb: string, asked: number, count: number, what?: string): string | null {
  if (count >= asked) return null
  const left = count === 0 ? String(asked) : `${asked - count} more`
  if (what === undefined) return asked === 1 ? `${verb} an answer.` : `${verb} ${left}.`
  return asked === 1 ? `${verb} your ${what}.` : `${verb} ${left} ${left === '1 more' ? what : `${what}s`}.`
}

type Choosing = Extract<PublicInteraction, { minChoices: number; maxChoices: number }>

const numbers = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const asks = new RegExp(
  `\\b(?:choose|select|pick|mark|tick|check|find|click)\\s+(?:the\\s+|any\\s+|exactly\\s+)?(${numbers.join('|')}|\\d+)\\b`,
  'i',
)

/**
 * How many are to be chosen: what the author declares, at least one. Many say it in words alone ("Choose two."),
 * in the prompt or in the `text` around it; where that is the declared maximum, it counts.
 */
function askedChoices({ minChoices, maxChoices, prompt }: Choosing, text = ''): number {
  const word = asks.exec(`${plainText(prompt ?? [])} ${text}`)?.[1]?.toLowerCase()
  const said = word === undefined ? 0 : numbers.includes(word) ? numbers.indexOf(word) : Number(word)
  return Math.max(1, minChoices, maxChoices > 1 && said === maxChoices ? said : 0)
}

/** Whether the module that a custom interaction begins with is there at all. */
export function canRun({ module, modules }: PortableCustomInteraction): boolean {
  return modules.some(({ identifier, hrefs }) => identifier === module && hrefs.length > 0)
}
