import type { Interaction } from '#lib/qti/interaction-model.ts'
import { formatScalar } from '#lib/qti/lexical.ts'
import type { Item, ResponseDeclaration } from '#lib/qti/model.ts'
import type { LexicalResponses } from '#lib/qti/public/public-item.ts'
import { missingScore } from '#lib/qti/score/is-scored.ts'
import { scoreItem } from '#lib/qti/score/score-item.ts'
import type { Shape } from '#lib/qti/shape.ts'
import { correctResponseOf, type TemplateDraw } from '#lib/qti/templates/draw-template.ts'
import { scalarsOf } from '#lib/qti/value.ts'
import type { Finding } from './finding.ts'
import { isMarked } from './is-marked.ts'
import { listAnswers } from './list-answers.ts'

/**
 * Whether no answer can ever be right: nothing sets SCORE, or neither the correct response nor the best of every
 * mapping reaches the maximum (MAXSCORE, else SCORE's normal-maximum), nor, where all answers can be tried, any.
 * Of items that a person marks, or that take several turns, nothing is said.
 */
export function findUnreachableMaximum(item: Item, draw: TemplateDraw): Finding[] {
  if (item.adaptive || !item.interactions.every(isMarked) || item.interactions.length === 0) return []
  const missing = missingScore(item)
  if (missing !== null) return [unreachable(`${missing}, so no answer can ever be right`)]
  const declared = item.interactions.every((one) => hasAnswer(item, draw, one))
  const answers = declared ? [correctOf, bestOf].map((answerOf) => answersOf(item, draw, answerOf)) : []
  const scores = answers.map((responses) => scoreItem(item, responses))
  if (scores.some(isRight)) return []
  const all = listAnswers(item)
  if (all?.some((responses) => isRight(scoreItem(item, responses)))) return []
  const [first] = scores
  if (!first) return all ? [unreachable('no answer can ever be right')] : []
  const maximum = declaredMaximum(item)
  const about = item.outcomeDeclarations.has('MAXSCORE') ? 'MAXSCORE' : 'SCORE'
  const reason =
    first.kind === 'scored'
      ? `the correct response scores ${first.score} of ${maximum ?? 1}`
      : `the correct response is refused: ${first.problems.map(({ message }) => message).join('; ')}`
  return [unreachable(reason, about)]
}

function unreachable(reason: string, about = 'SCORE'): Finding {
  return { severity: 'error', about, text: `unreachable maximum: ${reason}` }
}

function isRight(scored: ReturnType<typeof scoreItem>): boolean {
  return scored.kind === 'scored' && scored.correct
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
