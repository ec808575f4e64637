import type { Interaction } from '#lib/qti/interaction-model.ts'
import { formatScalar } from '#lib/qti/lexical.ts'
import type { Item, ResponseDeclaration } from '#lib/qti/model.ts'
import type { LexicalResponses } from '#lib/qti/public/public-item.ts'
import { scoreItem } from '#lib/qti/score/score-item.ts'
import type { Shape } from '#lib/qti/shape.ts'
import { correctResponseOf, type TemplateDraw } from '#lib/qti/templates/draw-template.ts'
import { scalarsOf } from '#lib/qti/value.ts'
import type { Finding } from './finding.ts'
import { isMarked } from './is-marked.ts'

/**
 * The declared maximum (MAXSCORE, else SCORE's normal-maximum) that neither the correct response nor the
 * best of every mapping reaches. Of items that a person marks, or that take several turns, nothing is said.
 */
export function findUnreachableMaximum(item: Item, draw: TemplateDraw): Finding[] {
  if (item.adaptive || !item.interactions.every(isMarked) || item.interactions.length === 0) return []
  if (!item.interactions.every((one) => hasAnswer(item, draw, one))) return []
  const answers = [correctOf, bestOf].map((answerOf) => answersOf(item, draw, answerOf))
  const scores = answers.map((responses) => scoreItem(item, responses))
  if (scores.some((scored) => scored.kind === 'scored' && scored.correct)) return []
  const [first] = scores
  const maximum = declaredMaximum(item)
  // Without a declared maximum what the correct response scores is the maximum, if it may be given.
  if (maximum === null && first?.kind === 'scored') return []
  const about = item.outcomeDeclarations.has('MAXSCORE') ? 'MAXSCORE' : 'SCORE'
  const reason =
    first?.kind === 'scored'
      ? `the correct response scores ${first.score} of ${maximum}`
      : `the correct response is refused: ${first?.problems.map(({ message }) => message).join('; ')}`
  return [{ severity: 'error', about, text: `unreachable maximum: ${reason}` }]
}

function declaredMaximum({ outcomeDeclarations }: Item): number | null {
  const score = outcomeDeclarations.get('SCORE')
  const [declared] = scalarsOf(outcomeDeclarations.get('MAXSCORE')?.defaultValue ?? null)
  const maximum = typeof declared === 'number' && declared > 0 ? declared : score?.normalMaximum
  return score !== undefined && maximum !== undefined && maximum > 0 ? maximum : null
}

/** Without one, the rules alone know what is right. */
function hasAnswer(item: Item, draw: TemplateDraw, { responseIdentifier }: Interaction): boolean {
  const declaration = item.responseDeclarations.get(responseIdentifier)
  return (
    correctResponseOf(item, draw, responseIdentifier) !== null ||
    declaration?.mapping !== undefined ||
    declaration?.areaMapping !== undefined
  )
}

type AnswerOf = (item: Item, draw: TemplateDraw, declaration: ResponseDeclaration) => string[]

function answersOf(item: Item, draw: TemplateDraw, answerOf: AnswerOf): LexicalResponses {
  const responses: LexicalResponses = {}
  for (const { responseIdentifier } of item.interactions) {
    const declaration = item.responseDeclarations.get(responseIdentifier)
    if (!declaration) continue
    const texts = answerOf(item, draw, declaration)
    const isList = declaration.cardinality === 'multiple' || declaration.cardinality === 'ordered'
    responses[responseIdentifier] = isList ? texts : (texts[0] ?? null)
  }
  return responses
}

function correctOf(item: Item, draw: TemplateDraw, { identifier }: ResponseDeclaration): string[] {
  return scalarsOf(correctResponseOf(item, draw, identifier)).map(formatScalar)
}

/** The keys of the mapping, or points in the areas, that add most; without these, the correct response. */
function bestOf(item: Item, draw: TemplateDraw, declaration: ResponseDeclaration): string[] {
  const { mapping, areaMapping, cardinality } = declaration
  if (!mapping && !areaMapping) return correctOf(item, draw, declaration)
  const worth = areaMapping
    ? areaMapping.entries.map(({ shape, value }) => [pointIn(shape), value] as const)
    : [...(mapping?.exact ?? [])]
  const positive = worth.filter(([, value]) => value > 0)
  const best = positive.toSorted(([, left], [, right]) => right - left).map(([key]) => formatScalar(key))
  if (cardinality === 'single' || cardinality === 'record') return best.slice(0, 1)
  const interaction = item.interactions.find((one) => one.responseIdentifier === declaration.identifier)
  const most = interaction && 'maxChoices' in interaction ? (interaction.maxChoices ?? 0) : 0
  return most > 0 ? best.slice(0, most) : best
}

/** A point that lies in the area. */
function pointIn(shape: Shape): string {
  switch (shape.kind) {
    case 'default':
      return '0 0'
    case 'rect':
      return `${Math.round((shape.left + shape.right) / 2)} ${Math.round((shape.top + shape.bottom) / 2)}`
    case 'circle':
    case 'ellipse':
      return `${Math.round(shape.x)} ${Math.round(shape.y)}`
    case 'poly':
      return shape.points[0]?.join(' ') ?? '0 0'
  }
}
