import { unreachable } from '#lib/std/assert.ts'
import { COMPLETE_SCORE } from './mastery.ts'
import type { Moved, MoveReason } from './move-reason.ts'
import { questionsLeft, type ScoreSteps, scoreSteps } from './questions-left.ts'
import {
  abilityAt,
  type ItemParameters,
  type ItemProfile,
  LEVEL_RATING,
  successChance,
  toItemProfile,
} from './response-model.ts'
import {
  type AskedQuestion,
  type Candidates,
  type GivenAnswer,
  leastRecentlySeen,
  type PoolItem,
  pick,
  type ScoringPolicy,
} from './scoring-policy.ts'

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
  estimatesAbility: true,
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
    return questionsLeft(score, answers, hardSteps(guessing))
  },
}

function hardSteps(guessing: number): ScoreSteps {
  const known = stepsByGuessing.get(guessing)
  if (known) return known
  const { gain, loss } = stakesOf({ rating: LEVEL_RATING.hard, guessing })
  const steps = scoreSteps((from, correct) => bounded(from + (correct ? gain : -loss)))
  stepsByGuessing.set(guessing, steps)
  return steps
}

/** Remembers results only, like `hypothesesByGuessing`. */
const stepsByGuessing = new Map<number, ScoreSteps>()

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

/** What an answer says about mastery; `repeat` and `rapid` say nothing. */
type Evidence = 'right' | 'wrong' | 'skipped' | 'repeat' | 'rapid'

/** Faster than this share of the typical time is a guess, as nobody reads that fast (Wise & Ma 2012). */
const RAPID_SHARE = 0.1
/** And never more than this, however long the question (Wise & Ma 2012). */
const RAPID_MAX_MS = 10_000

/**
 * A question seen before says what is remembered, and a rapid guess is best taken as missing: counting it
 * as wrong distorts more than leaving it out (doi 10.1177/00131644231168398).
 */
export function evidenceOf({ profile, firstExposure }: AskedQuestion, answer: GivenAnswer): Evidence {
  if (!firstExposure) return 'repeat'
  if (answer.skipped) return 'skipped'
  if (isRapid(profile.typicalMs, answer.responseMs ?? null)) return 'rapid'
  return answer.correct ? 'right' : 'wrong'
}

function isRapid(typicalMs: number | null, responseMs: number | null): boolean {
  if (typicalMs === null || responseMs === null) return false
  return responseMs < Math.min(RAPID_MAX_MS, RAPID_SHARE * typicalMs)
}

/** From this gain on a question counts as a strong sign, and below the other as a weak one. */
const STRONG_GAIN = 9
const WEAK_GAIN = 4

export function evidenceReason(evidence: Evidence, { before, after }: Moved): MoveReason {
  switch (evidence) {
    case 'right':
      if (after >= COMPLETE_SCORE) return 'reached-100'
      if (after - before >= STRONG_GAIN) return 'right-strong'
      return after - before < WEAK_GAIN ? 'right-weak' : 'right-some'
    case 'wrong':
      return after === before ? 'wrong-at-0' : 'wrong-won-back'
    case 'skipped':
      return after === before ? 'skipped-unmoved' : 'skipped-cheaper'
    case 'repeat':
    case 'rapid':
      return evidence
    default:
      return unreachable(evidence)
  }
}

/** What an answer to a question moves, in whole points. */
type Stakes = {
  gain: number
  loss: number
  /** What “I don't know yet” costs. */
  skipLoss: number
}

/** The two students told apart: 9 in 10 of the domain right is the gate of Timeback (§2.3), 7 in 10 is not there yet. */
const MASTERY_SCORE = 0.9
const NON_MASTERY_SCORE = 0.7
/** 100 points are this much log-likelihood ratio: e⁴ = 55 to 1 for mastery. */
const FULL_EVIDENCE = 4
/** No answer moves more: a single slip, or a single lucky guess, cannot decide. */
const MAX_MOVE = 15
/** A right answer always shows. */
const MIN_GAIN = 1
/** Below `MAX_MOVE`, so that saying “I don't know yet” is the gentler choice also where nothing can be guessed. */
const MAX_SKIP_LOSS = 13

/**
 * The points at stake: the log-likelihood ratio of the answer under mastery and non-mastery, capped. The loss
 * of a skip is the mean loss of a blind guess, so that neither honesty nor guessing is punished.
 */
export function stakesOf({ rating, guessing }: ItemParameters): Stakes {
  const { mastery, nonMastery } = hypotheses(guessing)
  const ifMastered = successChance(mastery, { rating, guessing })
  const ifNot = successChance(nonMastery, { rating, guessing })
  const gain = Math.max(MIN_GAIN, toPoints(Math.log(ifMastered / ifNot)))
  const loss = toPoints(Math.log((1 - ifNot) / (1 - ifMastered)))
  const guessLoss = Math.round((1 - guessing) * loss - guessing * gain)
  return { gain, loss, skipLoss: Math.min(MAX_SKIP_LOSS, Math.max(0, guessLoss)) }
}

/** Whole points: what a child adds up is what the engine adds up, and a replay is exact. */
function toPoints(logLikelihoodRatio: number): number {
  return Math.min(MAX_MOVE, Math.round((100 / FULL_EVIDENCE) * logLikelihoodRatio))
}

/** The gate is a share of right answers, so each chance of guessing has abilities of its own. */
function hypotheses(guessing: number): Hypotheses {
  const known = hypothesesByGuessing.get(guessing)
  if (known) return known
  const found = {
    mastery: abilityAt(MASTERY_SCORE, guessing),
    nonMastery: abilityAt(NON_MASTERY_SCORE, guessing),
  }
  hypothesesByGuessing.set(guessing, found)
  return found
}

type Hypotheses = { mastery: number; nonMastery: number }

/** Remembers results only; there are as many as there are numbers of choices. */
const hypothesesByGuessing = new Map<number, Hypotheses>()

/** Hard enough to tell, easy enough to go on: between the adaptive practice of Math Garden and the “85 % rule”. */
const TARGET_SUCCESS = 0.7
/** Items whose chances differ by less are alike; chance picks among them, so that no item wears out. */
const TOLERANCE = 0.03

/**
 * The item whose predicted success is nearest to 70 %: among those that the student never saw, else those not
 * seen in this attempt, else the least recently seen. Null only for an empty pool.
 */
export function selectBySuccess<Item extends PoolItem>(
  ability: number,
  { pool, seenInAttempt, seenBefore, random }: Candidates<Item>,
): Item | null {
  const seen = new Set(seenInAttempt)
  const unseen = pool.filter(({ id }) => !seen.has(id))
  const fresh = unseen.filter(({ id }) => !seenBefore.has(id))
  const candidates = fresh.length > 0 ? fresh : unseen
  if (candidates.length === 0) return leastRecentlySeen(pool, seenInAttempt)
  const distances = candidates.map((item) =>
    Math.abs(successChance(ability, toItemProfile(item)) - TARGET_SUCCESS),
  )
  const nearest = Math.min(...distances)
  return pick(
    candidates.filter((_, index) => (distances[index] ?? 0) <= nearest + TOLERANCE),
    random,
  )
}
