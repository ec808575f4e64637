import type { Expression, ResponseRule } from '#lib/qti/processing-model.ts'

/**
 * The rules of a standard template, undefined for another. The addresses differ between versions
 * (`…/qti_v2p1/rptemplates/match_correct`, `…/v3p0/rptemplates/map_response.xml`); the last part tells.
 */
export function processingTemplate(uri: string): ResponseRule[] | undefined {
  const file = uri.trim().split('/').at(-1) ?? ''
  return templates.get(file.replace(/\.xml$/, ''))
}

const response: Expression = { kind: 'variable', identifier: 'RESPONSE', operands: [] }

const matchCorrect: ResponseRule = {
  kind: 'condition',
  branches: [
    {
      condition: {
        kind: 'match',
        operands: [response, { kind: 'correct', identifier: 'RESPONSE', operands: [] }],
      },
      rules: [setScore(number(1))],
    },
    { rules: [setScore(number(0))] },
  ],
}

/** NULL scores 0 here, whatever the mapping's default is. */
const mapResponse: ResponseRule = {
  kind: 'condition',
  branches: [
    { condition: { kind: 'isNull', operands: [response] }, rules: [setScore(number(0))] },
    { rules: [setScore({ kind: 'mapResponse', identifier: 'RESPONSE', operands: [] })] },
  ],
}

const templates: ReadonlyMap<string, ResponseRule[]> = new Map([
  ['match_correct', [matchCorrect]],
  ['map_response', [mapResponse]],
])

function setScore(expression: Expression): ResponseRule {
  return { kind: 'setOutcomeValue', identifier: 'SCORE', expression }
}

function number(value: number): Expression {
  return { kind: 'baseValue', operands: [], value: { cardinality: 'single', baseType: 'float', value } }
}
