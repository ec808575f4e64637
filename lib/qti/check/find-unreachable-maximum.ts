import { formatScalar } from '#lib/qti/lexical.ts'
import type { Item, ResponseDeclaration } from '#lib/qti/model.ts'
import type { LexicalResponses } from '#lib/qti/public/public-item.ts'
import { scoreItem } from '#lib/qti/score/score-item.ts'
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
  if (!item.outcomeDeclarations.has('SCORE')) return []
  const answers = [correctOf, bestOf].map((answerOf) => answersOf(item, draw, answerOf))
  const scores = answers.map((responses) => scoreItem(item, responses))
  if (scores.some((scored) => scored.kind === 'scored' && scored.correct)) return []
  const [first] = scores
  const about = item.outcomeDeclarations.has('MAXSCORE') ? 'MAXSCORE' : 'SCORE'
  const reason =
    first?.kind === 'scored'
      ? `the correct response scores ${first.score} of ${first.maxScore}`
      : `the correct response is refused: ${first?.problems.map(({ message }) => message).join('; ')}`
  return [{ severity: 'error', about, text: `unreachable maximum: ${reason}` }]
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

/** The keys of the mapping that add most; without one, the correct response. */
function bestOf(item: Item, draw: TemplateDraw, declaration: ResponseDeclaration): string[] {
  const { mapping, cardinality } = declaration
  if (!mapping) return correctOf(item, draw, declaration)
  const positive = [...mapping.exact].filter(([, value]) => value > 0)
  const best = positive.toSorted(([, left], [, right]) => right - left).map(([key]) => formatScalar(key))
  if (cardinality === 'single' || cardinality === 'record') return best.slice(0, 1)
  const interaction = item.interactions.find((one) => one.responseIdentifier === declaration.identifier)
  const most = interaction && 'maxChoices' in interaction ? (interaction.maxChoices ?? 0) : 0
  return most > 0 ? best.slice(0, most) : best
}
