import type { Expression, ResponseRule } from '#lib/qti/item/processing.ts'

/** A template's rules, and the outcomes they need; all read RESPONSE. */
type ProcessingTemplate = { rules: ResponseRule[]; outcomes: string[] }

/**
 * The rules of a standard template, undefined for another. The addresses differ between versions
 * (`…/qti_v2p1/rptemplates/match_correct`, `…/v3p0/rptemplates/map_response.xml`); the last part tells.
 */
export function processingTemplate(uri: string): ProcessingTemplate | undefined {
  const file = uri.trim().split('/').at(-1) ?? ''
  return templates.get(file.replace(/\.xml$/, ''))
}

const response: Expression = { kind: 'variable', identifier: 'RESPONSE', operands: [] }
const maxScore: Expression = { kind: 'variable', identifier: 'MAXSCORE', operands: [] }
const score: Expression = { kind: 'variable', identifier: 'SCORE', operands: [] }
const mapResponse: Expression = { kind: 'mapResponse', identifier: 'RESPONSE', operands: [] }
const mapResponsePoint: Expression = { kind: 'mapResponsePoint', identifier: 'RESPONSE', operands: [] }

const isCorrect: Expression = {
  kind: 'match',
  operands: [response, { kind: 'correct', identifier: 'RESPONSE', operands: [] }],
}

const isMaximum: Expression = {
  kind: 'equal',
  operands: [maxScore, score],
  tolerance: { mode: 'exact', below: 0, above: 0, includeLowerBound: true, includeUpperBound: true },
}

const matchCorrect = choose(isCorrect, [set('SCORE', number(1))], [set('SCORE', number(0))])

/** The templates of Common Cartridge tell which feedback to show. */
const templates: ReadonlyMap<string, ProcessingTemplate> = new Map([
  ['match_correct', { rules: [matchCorrect], outcomes: ['SCORE'] }],
  ['map_response', { rules: [scoreBy(mapResponse)], outcomes: ['SCORE'] }],
  ['map_response_point', { rules: [scoreBy(mapResponsePoint)], outcomes: ['SCORE'] }],
  ['CC2_match', { rules: [matchCorrect], outcomes: ['SCORE'] }],
  [
    'CC2_match_basic',
    {
      rules: [
        choose(
          isCorrect,
          [set('SCORE', maxScore), set('FEEDBACKBASIC', name('correct'))],
          [set('FEEDBACKBASIC', name('incorrect'))],
        ),
      ],
      outcomes: ['SCORE', 'MAXSCORE', 'FEEDBACKBASIC'],
    },
  ],
  [
    'CC2_map_response',
    {
      rules: [
        scoreBy(mapResponse),
        choose(isMaximum, [set('FEEDBACK', name('correct'))], [set('FEEDBACK', name('incorrect'))]),
      ],
      outcomes: ['SCORE', 'MAXSCORE', 'FEEDBACK'],
    },
  ],
])

/** NULL scores 0 here, whatever the mapping's default is. */
function scoreBy(expression: Expression): ResponseRule {
  const isEmpty: Expression = { kind: 'isNull', operands: [response] }
  return choose(isEmpty, [set('SCORE', number(0))], [set('SCORE', expression)])
}

function choose(condition: Expression, rules: ResponseRule[], otherwise: ResponseRule[]): ResponseRule {
  return { kind: 'condition', branches: [{ condition, rules }, { rules: otherwise }] }
}

function set(identifier: string, expression: Expression): ResponseRule {
  return { kind: 'setOutcomeValue', identifier, expression }
}

function number(value: number): Expression {
  return { kind: 'baseValue', operands: [], value: { cardinality: 'single', baseType: 'float', value } }
}

function name(value: string): Expression {
  return { kind: 'baseValue', operands: [], value: { cardinality: 'single', baseType: 'identifier', value } }
}
