import {
  type Expression,
  type ExpressionKind,
  type ExpressionOf,
  type ExpressionShapes,
  statistics,
} from '#lib/qti/item/processing.ts'
import { readBoolean, readIdentifier, readWord } from '#lib/qti/xml/read-attributes.ts'
import { childElements, type XmlElement } from '#lib/qti/xml/xml-element.ts'
import {
  type ExpressionContext,
  readArea,
  readBaseValue,
  readFunction,
  readMapped,
  readMappedPoint,
  readNumberRef,
  readOutcome,
  readPattern,
  readRepeats,
  readResponse,
  readRounding,
  readSubset,
  readTestVariables,
  readTolerance,
  readVariable,
  readWeighted,
} from './expression-attributes.ts'

/** Reads an expression and its operands; one that is not known is reported. */
export function parseExpression(element: XmlElement, context: ExpressionContext): Expression {
  const kind = kindByElement.get(element.name)
  if (kind) return parseKind(kind, element, context)
  context.report(element, refusal(element))
  return { kind: 'null', operands: [] }
}

/** A custom operator is a program of its own, which only the system that made it can run. */
function refusal({ name, attributes }: XmlElement): string {
  if (name !== 'qti-custom-operator') return `<${name}> is no expression of QTI 3`
  const called = attributes.class ?? attributes.definition
  const what = called ? `the custom operator "${called}" is` : 'custom operators are'
  return `${what} not supported: say the same with expressions of QTI`
}

function parseKind<K extends ExpressionKind>(
  kind: K,
  element: XmlElement,
  context: ExpressionContext,
): ExpressionOf<K> {
  const reader: ExpressionReader<K> = readers[kind]
  const operands = childElements(element).map((operand) => parseExpression(operand, context))
  const [least, most] = reader.arity
  if (operands.length < least || operands.length > most) {
    context.report(element, `<${element.name}> has ${operands.length} operands`)
  }
  return { ...reader.parse(element, context), kind, operands } as ExpressionOf<K>
}

/** How one kind of expression is read. */
type ExpressionReader<K extends ExpressionKind> = {
  /** How many operands it takes: at least, at most. */
  arity: readonly [least: number, most: number]
  parse(element: XmlElement, context: ExpressionContext): ExpressionShapes[K]
}

const any = Number.POSITIVE_INFINITY

const readers: { [K in ExpressionKind]: ExpressionReader<K> } = {
  and: bare(1, any),
  anyN: {
    arity: [1, any],
    parse: (element, context) => ({
      min: readNumberRef(element, 'min', context),
      max: readNumberRef(element, 'max', context),
    }),
  },
  baseValue: { arity: [0, 0], parse: readBaseValue },
  containerSize: bare(1, 1),
  contains: bare(2, 2),
  correct: {
    arity: [0, 0],
    parse: (element, context) => ({ identifier: readResponse(element, context) }),
  },
  default: {
    arity: [0, 0],
    parse: (element, context) => ({ identifier: readVariable(element, context) }),
  },
  delete: bare(2, 2),
  divide: bare(2, 2),
  durationGte: bare(2, 2),
  durationLt: bare(2, 2),
  equal: { arity: [2, 2], parse: readTolerance },
  equalRounded: { arity: [2, 2], parse: readRounding },
  fieldValue: {
    arity: [1, 1],
    parse: (element, { report }) => ({ field: readIdentifier(element, 'field-identifier', report) }),
  },
  gcd: bare(1, any),
  gt: bare(2, 2),
  gte: bare(2, 2),
  index: {
    arity: [1, 1],
    parse: (element, context) => ({ position: readNumberRef(element, 'n', context) }),
  },
  inside: { arity: [1, 1], parse: readArea },
  integerDivide: bare(2, 2),
  integerModulus: bare(2, 2),
  integerToFloat: bare(1, 1),
  isNull: bare(1, 1),
  lcm: bare(1, any),
  lt: bare(2, 2),
  lte: bare(2, 2),
  mapResponse: { arity: [0, 0], parse: readMapped },
  mapResponsePoint: { arity: [0, 0], parse: readMappedPoint },
  match: bare(2, 2),
  mathConstant: {
    arity: [0, 0],
    parse: (element, { report }) => ({
      value: readWord(element, 'name', ['pi', 'e'], report) === 'pi' ? Math.PI : Math.E,
    }),
  },
  mathOperator: { arity: [1, 2], parse: readFunction },
  max: bare(1, any),
  member: bare(2, 2),
  min: bare(1, any),
  multiple: bare(0, any),
  not: bare(1, 1),
  null: bare(0, 0),
  numberCorrect: ofItems(),
  numberIncorrect: ofItems(),
  numberPresented: ofItems(),
  numberResponded: ofItems(),
  numberSelected: ofItems(),
  or: bare(1, any),
  ordered: bare(0, any),
  outcomeMaximum: { arity: [0, 0], parse: readOutcome },
  outcomeMinimum: { arity: [0, 0], parse: readOutcome },
  patternMatch: { arity: [1, 1], parse: readPattern },
  power: bare(2, 2),
  product: bare(1, any),
  random: bare(1, 1),
  randomFloat: {
    arity: [0, 0],
    parse: (element, context) => ({
      min: readNumberRef(element, 'min', context, 0),
      max: readNumberRef(element, 'max', context),
    }),
  },
  randomInteger: {
    arity: [0, 0],
    parse: (element, context) => ({
      min: readNumberRef(element, 'min', context, 0),
      max: readNumberRef(element, 'max', context),
      step: readNumberRef(element, 'step', context, 1),
    }),
  },
  repeat: { arity: [1, any], parse: readRepeats },
  round: bare(1, 1),
  roundTo: { arity: [1, 1], parse: readRounding },
  statsOperator: {
    arity: [1, 1],
    parse: (element, { report }) => ({ name: readWord(element, 'name', statistics, report) }),
  },
  stringMatch: {
    arity: [2, 2],
    parse: (element, { report }) => ({
      caseSensitive: readBoolean(element, 'case-sensitive', true, report),
      substring: readBoolean(element, 'substring', false, report),
    }),
  },
  substring: {
    arity: [2, 2],
    parse: (element, { report }) => ({
      caseSensitive: readBoolean(element, 'case-sensitive', true, report),
    }),
  },
  subtract: bare(2, 2),
  sum: bare(1, any),
  testVariables: { arity: [0, 0], parse: readTestVariables },
  truncate: bare(1, 1),
  variable: { arity: [0, 0], parse: readWeighted },
}

const kindByElement = new Map<string, ExpressionKind>()
for (const kind of Object.keys(readers) as ExpressionKind[]) {
  const hyphenated = kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  kindByElement.set(`qti-${hyphenated}`, kind)
}

/** An operator without attributes. */
function bare(least: number, most: number) {
  return { arity: [least, most] as const, parse: () => ({}) }
}

/** A count of a test's items. */
function ofItems() {
  return {
    arity: [0, 0] as const,
    parse: (element: XmlElement, context: ExpressionContext) => ({ items: readSubset(element, context) }),
  }
}
