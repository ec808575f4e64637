import { unreachable } from '#lib/std/assert.ts'
import { LEVEL_RATING } from './difficulty.ts'
import { type Evidence, evidenceOf, evidenceReason } from './evidence.ts'
import type { ItemProfile } from './item-profile.ts'
import { COMPLETE_SCORE } from './published-score.ts'
import { questionsLeft } from './questions-left.ts'
import { successChance } from './response-model.ts'
import type { ScoringPolicy } from './scoring-policy.ts'
import { selectBySuccess } from './select-by-success.ts'
import { type Stakes, stakesOf } from './stakes.ts'

/** Everybody begins as one who has about 7 in 10 of a domain of four choices right: not there yet. */
const START_ABILITY = 0.5
/** How far an answer moves the ability; large, as an attempt is short and students learn in it. */
const ABILITY_STEP = 1.2

/**
 * Mastery as quickest change detection (Page's cumulative sum, 1954): the score is the evidence that the
 * student masters the lesson by now, floored at 0, so that old failures are forgotten.
 */
export const evidencePolicy: ScoringPolicy = {
  start: { score: 0, ability: START_ABILITY },
  score(standing, question, answer) {
    const evidence = evidenceOf(question, answer)
    const score = bounded(standing.score + points(evidence, stakesOf(question.profile)))
    const ability = abilityAfter(standing.ability, question.profile, evidence)
    return {
      standing: { score, ability },
      reason: evidenceReason(evidence, { before: standing.score, after: score }),
    }
  },
  select: ({ ability }, candidates) => selectBySuccess(ability, candidates),
  counts: (question, answer) => isEvidence(evidenceOf(question, answer)),
  // Whoever gets to 100 gets there on hard questions, so these tell how long it takes.
  questionsLeft(score, answers, guessing) {
    const { gain, loss } = stakesOf({ rating: LEVEL_RATING.hard, guessing })
    return questionsLeft(score, answers, (from, correct) => bounded(from + (correct ? gain : -loss)))
  },
}

function isEvidence(evidence: Evidence): boolean {
  return evidence !== 'repeat' && evidence !== 'rapid'
}

function points(evidence: Evidence, { gain, loss, skipLoss }: Stakes): number {
  switch (evidence) {
    case 'right':
      return gain
    case 'wrong':
      return -loss
    case 'skipped':
      return -skipLoss
    case 'repeat':
    case 'rapid':
      return 0
    default:
      return unreachable(evidence)
  }
}

/** One step of Elo's rating with the chance of guessing taken in. */
function abilityAfter(ability: number, profile: ItemProfile, evidence: Evidence): number {
  if (!isEvidence(evidence)) return ability
  const outcome = evidence === 'right' ? 1 : 0
  return ability + ABILITY_STEP * (outcome - successChance(ability, profile))
}

function bounded(score: number): number {
  return Math.min(COMPLETE_SCORE, Math.max(0, score))
}
