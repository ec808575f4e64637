import type { Interaction } from '#lib/qti/item/content.ts'
import type { ResponseDeclaration } from '#lib/qti/item/declaration.ts'
import type { Item } from '#lib/qti/item/item.ts'
import type { LexicalResponses } from '#lib/qti/item/public/public-response.ts'
import { formatScalar, scalarsOf } from '#lib/qti/item/value.ts'
import { correctResponseOf, type TemplateDraw } from '#lib/qti/run/draw-template.ts'
import { bestMapped, missingScore } from '#lib/qti/run/score/max-score.ts'
import { scoreItem } from '#lib/qti/run/score/score-item.ts'
import { type Finding, isMarked, saysWhatIsRight } from './finding.ts'

/**
 * Whether no answer can ever be right: nothing sets SCORE, or neither the correct response nor the best of every
 * mapping reaches the maximum (MAXSCORE, else SCORE's normal-maximum), nor, where all answers can be tried, any.
 * Of items that a person marks, or that take several turns, nothing is said.
 */
export function findUnreachableMaximum(item: Item, draw: TemplateDraw): Finding[] {
  if (item.adaptive || !item.interactions.every(isMarked) || item.interactions.length === 0) return []
  const missing = missingScore(item)
  if (missing !== null) return [unreachable(`${missing}, so no answer can ever be right`)]
  const declared = item.interactions.every((one) => saysWhatIsRight(item, draw, one.responseIdentifier))
  const answers = declared ? [correctOf, bestOf].map((answerOf) => answersOf(item, draw, answerOf)) : []
  const scores = answers.map((responses) => scoreItem(item, responses))
  if (scores.some(isRight)) return []
  const all = listAnswers(item)
  if (all?.some((responses) => isRight(scoreItem(item, responses)))) return []
  const [first] = scores
  if (!first) return all ? [unreachable('no answer can ever be right')] : []
  const about = item.outcomeDeclarations.has('MAXSCORE') ? 'MAXSCORE' : 'SCORE'
  const reason =
    first.kind === 'scored'
      ? `the correct response scores ${first.score} of ${first.maxScore}`
      : `the correct response is refused: ${first.problems.map(({ message }) => message).join('; ')}`
  return [unreachable(reason, about)]
}

function unreachable(reason: string, about = 'SCORE'): Finding {
  return { severity: 'error', about, text: `unreachable maximum: ${reason}` }
}

function isRight(scored: ReturnType<typeof scoreItem>): boolean {
  return scored.kind === 'scored' && scored.correct
}

type AnswerOf = (item: Item, draw: TemplateDraw, declaration: ResponseDeclaration) => string[]

function answersOf(item: Item, draw: TemplateDraw, answerOf: AnswerOf): LexicalResponses {
  const answered = new Set(item.interactions.map(({ responseIdentifier }) => responseIdentifier))
  const responses: LexicalResponses = {}
  for (const [identifier, declaration] of item.responseDeclarations) {
    if (!answered.has(identifier)) continue
    const texts = answerOf(item, draw, declaration)
    const isList = declaration.cardinality === 'multiple' || declaration.cardinality === 'ordered'
    responses[identifier] = isList ? texts : (texts[0] ?? null)
  }
  return responses
}

function correctOf(item: Item, draw: TemplateDraw, { identifier }: ResponseDeclaration): string[] {
  return scalarsOf(correctResponseOf(item, draw, identifier)).map(formatScalar)
}

/** What adds most; without a mapping, the correct response. */
function bestOf(item: Item, draw: TemplateDraw, declaration: ResponseDeclaration): string[] {
  return bestMapped(item, declaration)?.map(formatScalar) ?? correctOf(item, draw, declaration)
}

/** More are not tried. */
const maxAnswers = 500

/** Every answer that an item of few choices can get; null where they are too many, or nobody can list them. */
function listAnswers(item: Item): LexicalResponses[] | null {
  let answers: LexicalResponses[] = [{}]
  for (const interaction of item.interactions) {
    const own = answersTo(interaction, item)
    if (!own || own.length * answers.length > maxAnswers) return null
    const { responseIdentifier } = interaction
    answers = answers.flatMap((others) => own.map((answer) => ({ ...others, [responseIdentifier]: answer })))
  }
  return answers
}

function answersTo(interaction: Interaction, item: Item): (string | string[])[] | null {
  const identifiers = choicesOf(interaction)
  if (!identifiers) return null
  if (item.responseDeclarations.get(interaction.responseIdentifier)?.cardinality === 'single')
    return identifiers
  if (2 ** identifiers.length > maxAnswers) return null
  let subsets: string[][] = [[]]
  for (const identifier of identifiers)
    subsets = subsets.flatMap((subset) => [subset, [...subset, identifier]])
  return subsets
}

function choicesOf(interaction: Interaction): string[] | null {
  switch (interaction.kind) {
    case 'choice':
    case 'inlineChoice':
      return interaction.choices.map(({ identifier }) => identifier)
    case 'hotspot':
      return interaction.hotspots.map(({ identifier }) => identifier)
    default:
      return null
  }
}
