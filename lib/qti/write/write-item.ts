import { writeElement as el, escapeText } from '#lib/qti/xml/write-element.ts'
import type { DraftChoice, DraftOf, DraftOption, ItemDraft } from './item-draft.ts'
import { normalDraft } from './normal-draft.ts'
import { toLine, toParagraphs, writeContent } from './rich-text.ts'

/** What differs from kind to kind. */
type Parts = {
  declarations: string[]
  body: string
  /** The rules that set SCORE. */
  scoring: string
  maxScore: number
  /** What RESPONSE may hold, for those who chose it. */
  choices?: { cardinality: 'single' | 'multiple'; of: readonly DraftChoice[] }
}

/** A draft in which nothing is wrong (`checkDraft`) as an item of QTI 3. */
export function writeItem(given: ItemDraft): string {
  const draft = normalDraft(given)
  const { declarations, body, scoring, maxScore, choices } = partsOf(draft)
  const { right, wrong } = draft.feedback ?? {}
  const tells = right !== undefined || wrong !== undefined
  const chosen = choices?.of.filter(({ feedback }) => feedback !== undefined) ?? []
  const outcomes = [
    outcome('SCORE', { maximum: maxScore, value: 0 }),
    outcome('MAXSCORE', { value: maxScore }),
    ...(tells ? [outcome('FEEDBACK')] : []),
    ...(chosen.length > 0 ? [outcome('CHOSEN', { cardinality: choices?.cardinality ?? 'single' })] : []),
  ]
  const processing = [
    scoring,
    tells ? tellRight(maxScore) : '',
    chosen.length > 0 ? set('CHOSEN', variable('RESPONSE')) : '',
  ]
  const feedback = [
    right === undefined ? '' : modal('FEEDBACK', 'right', right),
    wrong === undefined ? '' : modal('FEEDBACK', 'not-yet', wrong),
    ...chosen.map(({ id, feedback = '' }) => modal('CHOSEN', id, feedback)),
  ]
  return el(
    'qti-assessment-item',
    {
      xmlns: 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0',
      identifier: draft.identifier,
      title: draft.title,
      adaptive: 'false',
      'time-dependent': 'false',
      'xml:lang': 'en',
    },
    [
      ...declarations,
      ...outcomes,
      el('qti-item-body', {}, body),
      el('qti-response-processing', {}, processing.join('')),
      ...feedback,
    ].join(''),
  )
}

function partsOf(draft: ItemDraft): Parts {
  switch (draft.kind) {
    case 'choice':
      return {
        declarations: [declare('RESPONSE', { type: 'identifier', values: [draft.right] })],
        body: choiceBody(draft, '1'),
        scoring: byMatch,
        maxScore: 1,
        choices: { cardinality: 'single', of: draft.choices },
      }
    case 'multiple':
      return multipleParts(draft)
    case 'text':
      return textParts(draft)
    case 'number':
      return numberParts(draft)
    case 'inline':
      return inlineParts(draft)
    case 'order':
      return orderParts(draft)
    case 'match':
      return matchParts(draft)
  }
}

function multipleParts(draft: DraftOf<'multiple'>): Parts {
  const { right, partial } = draft
  const mapping = partial ? map(right, { other: -1 }) : ''
  return {
    declarations: [
      declare('RESPONSE', { cardinality: 'multiple', type: 'identifier', values: right, mapping }),
    ],
    body: choiceBody(draft, '0'),
    scoring: partial ? byMapping : byMatch,
    maxScore: partial ? right.length : 1,
    choices: { cardinality: 'multiple', of: draft.choices },
  }
}

function textParts({ answers, caseSensitive, prompt }: DraftOf<'text'>): Parts {
  const expected = Math.max(...answers.map(({ length }) => length))
  const entries = answers.map((key) =>
    el('qti-map-entry', { 'map-key': key, 'mapped-value': '1', 'case-sensitive': String(caseSensitive) }),
  )
  const mapping = el('qti-mapping', { 'default-value': '0' }, entries.join(''))
  return {
    declarations: [declare('RESPONSE', { type: 'string', values: answers.slice(0, 1), mapping })],
    body: entryBody(prompt, expected),
    scoring: byMapping,
    maxScore: 1,
  }
}

function numberParts({ value, tolerance, prompt }: DraftOf<'number'>): Parts {
  const within =
    tolerance === ''
      ? { 'tolerance-mode': 'exact' }
      : { 'tolerance-mode': 'absolute', tolerance: `${tolerance} ${tolerance}` }
  const isRight = el('qti-equal', within, `${correct('RESPONSE')}${variable('RESPONSE')}`)
  return {
    declarations: [declare('RESPONSE', { type: 'float', values: [value] })],
    body: entryBody(prompt, value.length + 2),
    scoring: choose(isRight, set('SCORE', number(1)), set('SCORE', number(0))),
    maxScore: 1,
  }
}

/** What the lists of a text are called. */
export const gapPattern = /\{(\d+)\}/g

function inlineParts({ prompt, text, gaps }: DraftOf<'inline'>): Parts {
  const name = (index: number) => `RESPONSE_${index + 1}`
  const option = (index: number) => `option-${index + 1}`
  const list = (index: number) =>
    el(
      'qti-inline-choice-interaction',
      { 'response-identifier': name(index), shuffle: 'true' },
      (gaps[index]?.options ?? [])
        .map((words, at) => el('qti-inline-choice', { identifier: option(at) }, escapeText(words)))
        .join(''),
    )
  const writeText = (part: string) =>
    part
      .split(gapPattern)
      .map((piece, at) => (at % 2 === 1 ? list(Number(piece) - 1) : escapeText(piece)))
      .join('')
  const isRight = (index: number) => el('qti-match', {}, `${variable(name(index))}${correct(name(index))}`)
  const more = set('SCORE', el('qti-sum', {}, `${variable('SCORE')}${number(1)}`))
  return {
    declarations: gaps.map(({ right }, index) =>
      declare(name(index), { type: 'identifier', values: [option(right)] }),
    ),
    body: `${writeContent(toParagraphs(prompt))}${writeContent(toParagraphs(text), writeText)}`,
    scoring: gaps.map((_gap, index) => choose(isRight(index), more)).join(''),
    maxScore: gaps.length,
  }
}

function orderParts({ prompt, entries }: DraftOf<'order'>): Parts {
  const attributes = { 'response-identifier': 'RESPONSE', shuffle: 'true' }
  return {
    declarations: [
      declare('RESPONSE', {
        cardinality: 'ordered',
        type: 'identifier',
        values: entries.map(({ id }) => id),
      }),
    ],
    body: el('qti-order-interaction', attributes, `${promptOf(prompt)}${writeChoices(entries)}`),
    scoring: byMatch,
    maxScore: 1,
  }
}

function matchParts({ prompt, left, right, pairs }: DraftOf<'match'>): Parts {
  const values = pairs.map((pair) => pair.join(' '))
  const side = (options: readonly DraftOption[]) =>
    el(
      'qti-simple-match-set',
      {},
      options
        .map(({ id, text }) =>
          el(
            'qti-simple-associable-choice',
            { identifier: id, 'match-max': '0' },
            writeContent(toLine(text)),
          ),
        )
        .join(''),
    )
  const attributes = { 'response-identifier': 'RESPONSE', shuffle: 'true', 'max-associations': '0' }
  const mapping = map(values, { other: -1 })
  return {
    declarations: [declare('RESPONSE', { cardinality: 'multiple', type: 'directedPair', values, mapping })],
    body: el('qti-match-interaction', attributes, `${promptOf(prompt)}${side(left)}${side(right)}`),
    scoring: byMapping,
    maxScore: pairs.length,
  }
}

function choiceBody({ prompt, choices, shuffle }: DraftOf<'choice' | 'multiple'>, most: string): string {
  const attributes = {
    'response-identifier': 'RESPONSE',
    shuffle: String(shuffle),
    'max-choices': most,
  }
  return el('qti-choice-interaction', attributes, `${promptOf(prompt)}${writeChoices(choices)}`)
}

function writeChoices(choices: readonly DraftOption[]): string {
  return choices
    .map(({ id, text }) => el('qti-simple-choice', { identifier: id }, writeContent(toLine(text))))
    .join('')
}

function entryBody(prompt: string, expectedLength: number): string {
  const attributes = { 'response-identifier': 'RESPONSE', 'expected-length': String(expectedLength) }
  return `${writeContent(toParagraphs(prompt))}${el('p', {}, el('qti-text-entry-interaction', attributes))}`
}

function promptOf(text: string): string {
  return el('qti-prompt', {}, writeContent(toParagraphs(text)))
}

type Declared = {
  cardinality?: string
  type: string
  values: readonly string[]
  mapping?: string
}

function declare(
  identifier: string,
  { cardinality = 'single', type, values, mapping = '' }: Declared,
): string {
  const written = values.map((value) => el('qti-value', {}, escapeText(value))).join('')
  return el(
    'qti-response-declaration',
    { identifier, cardinality, 'base-type': type },
    `${el('qti-correct-response', {}, written)}${mapping}`,
  )
}

/** 1 for each key; from 0 to all. */
function map(keys: readonly string[], { other }: { other: number }): string {
  const entries = keys.map((key) => el('qti-map-entry', { 'map-key': key, 'mapped-value': '1' }))
  const bounds = { 'lower-bound': '0', 'upper-bound': String(keys.length) }
  return el('qti-mapping', { 'default-value': String(other), ...bounds }, entries.join(''))
}

type Outcome = { cardinality?: string; maximum?: number; value?: number }

/** A number where it has a value, else a name. */
function outcome(identifier: string, { cardinality = 'single', maximum, value }: Outcome = {}): string {
  const attributes = {
    ...{ identifier, cardinality, 'base-type': value === undefined ? 'identifier' : 'float' },
    'normal-maximum': maximum === undefined ? undefined : String(maximum),
  }
  const first = value === undefined ? '' : el('qti-value', {}, String(value))
  return el('qti-outcome-declaration', attributes, first && el('qti-default-value', {}, first))
}

const variable = (identifier: string) => el('qti-variable', { identifier })
const correct = (identifier: string) => el('qti-correct', { identifier })
const number = (value: number) => el('qti-base-value', { 'base-type': 'float' }, String(value))
const name = (value: string) => el('qti-base-value', { 'base-type': 'identifier' }, value)
const set = (identifier: string, expression: string) =>
  el('qti-set-outcome-value', { identifier }, expression)

function choose(condition: string, rules: string, otherwise = ''): string {
  const last = otherwise && el('qti-response-else', {}, otherwise)
  return el('qti-response-condition', {}, `${el('qti-response-if', {}, `${condition}${rules}`)}${last}`)
}

/** As the standard's `match_correct` and `map_response` do. */
const byMatch = choose(
  el('qti-match', {}, `${variable('RESPONSE')}${correct('RESPONSE')}`),
  set('SCORE', number(1)),
  set('SCORE', number(0)),
)
const byMapping = choose(
  el('qti-is-null', {}, variable('RESPONSE')),
  set('SCORE', number(0)),
  set('SCORE', el('qti-map-response', { identifier: 'RESPONSE' })),
)

function tellRight(maxScore: number): string {
  const isWhole = el('qti-gte', {}, `${variable('SCORE')}${number(maxScore)}`)
  return choose(isWhole, set('FEEDBACK', name('right')), set('FEEDBACK', name('not-yet')))
}

function modal(outcomeIdentifier: string, identifier: string, text: string): string {
  return el(
    'qti-modal-feedback',
    { 'outcome-identifier': outcomeIdentifier, identifier, 'show-hide': 'show' },
    el('qti-content-body', {}, writeContent(toParagraphs(text))),
  )
}
