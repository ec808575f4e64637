import type { Random } from '#lib/std/random.ts'
import { type Difficulty, difficulties } from '#lib/std/terms.ts'
import { COMPLETE_SCORE } from './mastery.ts'
import type { Moved, MoveReason } from './move-reason.ts'
import { questionsLeft, scoreSteps } from './questions-left.ts'
import {
  type Candidates,
  leastRecentlySeen,
  type PoolItem,
  pick,
  type ScoringPolicy,
} from './scoring-policy.ts'

/** The public rule of PowerPath (Timeback protocol §2.1, §2.2): right or wrong is all it looks at. */
export const publishedPolicy: ScoringPolicy = {
  start: { score: 0, ability: 0 },
  estimatesAbility: false,
  score(standing, _question, { correct, skipped }) {
    const right = correct && !skipped
    const score = publishedScore(standing.score, right)
    const answer = right ? 'right' : skipped ? 'skipped' : 'wrong'
    return {
      standing: { ...standing, score },
      reason: publishedReason(answer, { before: standing.score, after: score }),
    }
  },
  select: ({ score }, candidates) => selectQuestion({ ...candidates, score }),
  counts: () => true,
  questionsLeft: (score, answers) => questionsLeft(score, answers, publishedSteps),
}

/** From here on a right answer earns half of what the first one did (Timeback protocol §2.1). */
const STEEP_FROM_SCORE = 70

export function publishedReason(answer: 'right' | 'wrong' | 'skipped', { before, after }: Moved): MoveReason {
  if (after >= COMPLETE_SCORE) return 'reached-100'
  if (answer !== 'right' && after === before) return answer === 'skipped' ? 'skipped-unmoved' : 'wrong-at-0'
  return `${answer}-${before < STEEP_FROM_SCORE ? 'early' : 'late'}`
}

/** What a wrong answer costs from which score on (Timeback protocol §2.1). */
const LOSSES = [
  { from: 90, points: 8 },
  { from: 80, points: 7 },
  { from: 70, points: 6 },
  { from: 50, points: 5 },
  { from: 40, points: 4 },
  { from: 30, points: 3 },
  { from: 20, points: 2 },
  { from: 0, points: 1 },
] as const

/** The score after an answer, in 0–100; difficulty and streaks do not enter (Timeback protocol §2.1). */
export function publishedScore(score: number, correct: boolean): number {
  const next = correct ? score + gain(score) : score - loss(score)
  return Math.min(COMPLETE_SCORE, Math.max(0, next))
}

const publishedSteps = scoreSteps(publishedScore)

function gain(score: number): number {
  return Math.max(4, 14 - Math.floor(score / 10))
}

function loss(score: number): number {
  return LOSSES.find(({ from }) => score >= from)?.points ?? 0
}

export type Selection<Item extends PoolItem> = Candidates<Item> & { score: number }

/**
 * The question to serve next, null only for an empty pool (Timeback protocol §2.2). Nothing repeats while
 * any item of the pool is unseen in the attempt; the order of the pool makes no difference.
 */
export function selectQuestion<Item extends PoolItem>(selection: Selection<Item>): Item | null {
  const { score, pool, seenInAttempt, seenBefore, random } = selection
  const wanted = wantedDifficulty(score, random)
  const seen = new Set(seenInAttempt)
  const unseen = pool.filter(({ id }) => !seen.has(id))
  for (const difficulty of LADDER[wanted]) {
    const level = unseen.filter((item) => item.difficulty === difficulty)
    const fresh = level.filter(({ id }) => !seenBefore.has(id))
    if (level.length > 0) return pick(fresh.length > 0 ? fresh : level, random)
  }
  return leastRecentlySeen(pool, seenInAttempt)
}

/** From this score on questions are mostly medium; below, easy (Timeback protocol §2.2). */
const MEDIUM_FROM_SCORE = 70
/** From this score on questions are hard (Timeback protocol §2.2). */
const HARD_FROM_SCORE = 90
/** Share of medium questions between the two; the rest is hard (Timeback protocol §2.2). */
const MEDIUM_SHARE = 0.75

/** The level that the next question should have at this score (Timeback protocol §2.2). */
export function wantedDifficulty(score: number, random: Random): Difficulty {
  if (score < MEDIUM_FROM_SCORE) return 'easy'
  if (score >= HARD_FROM_SCORE) return 'hard'
  return random() < MEDIUM_SHARE ? 'medium' : 'hard'
}

/**
 * Where to look when a level is exhausted, nearest first (Timeback protocol §2.2, variant b). The guide
 * gives no order for medium; this is the one of the known client.
 */
const LADDER: Record<Difficulty, readonly Difficulty[]> = {
  easy: difficulties,
  medium: ['medium', 'hard', 'easy'],
  hard: ['hard', 'medium', 'easy'],
}
