import { createRandom } from '#lib/std/random.ts'
import { err, ok, type Result } from '#lib/std/result.ts'
import { type Difficulty, defaultDifficulty, defaultPolicy, type PolicyName } from '#lib/std/terms.ts'
import { evidencePolicy } from './evidence-policy.ts'
import { accuracy, COMPLETE_SCORE } from './mastery.ts'
import type { MoveReason } from './move-reason.ts'
import { publishedPolicy } from './published-policy.ts'
import { type ItemProfile, toItemProfile } from './response-model.ts'
import type { AskedQuestion, GivenAnswer, PoolItem, ScoringPolicy, Standing } from './scoring-policy.ts'

/** One attempt at a `powerpath-100` lesson; only its last question can be open. */
export type AdaptiveAttempt = {
  seed: number
  /** The policy it began with; `published` when absent. */
  policy?: PolicyName | undefined
  /** 0–100; 100 is complete. */
  score: number
  served: readonly ServedQuestion[]
}

export type ServedQuestion = {
  /** 1, 2, 3, … within the attempt. */
  ordinal: number
  questionId: string
  difficulty: Difficulty
  /** What was known of the item when it was served; taken from the difficulty when absent. */
  profile?: ItemProfile | undefined
  /** The student had never been shown it, nor its key; when absent, its first serving here is. */
  firstExposure?: boolean | undefined
  answer: null | (GivenAnswer & { scoreBefore: number; scoreAfter: number })
}

export type AnswerLog = {
  questionId: string
  correct: boolean
  scoreBefore: number
  scoreAfter: number
  /** Why the score moved so. */
  reason: MoveReason
}

export function startAdaptiveAttempt(seed: number, policy: PolicyName = defaultPolicy): AdaptiveAttempt {
  return { seed, policy, score: scoringPolicies[policy].start.score, served: [] }
}

/**
 * Serves the open question again, else the next one; null at 100 or for an empty pool. Chance comes from
 * the seed and the ordinal, so the same arguments always serve the same question.
 */
export function serveNext(
  state: AdaptiveAttempt,
  pool: readonly PoolItem[],
  seenBefore: ReadonlySet<string>,
): { state: AdaptiveAttempt; served: ServedQuestion | null } {
  if (state.score >= COMPLETE_SCORE) return { state, served: null }
  const open = openQuestion(state)
  if (open) return { state, served: open }
  const ordinal = state.served.length + 1
  const seenInAttempt = state.served.map(({ questionId }) => questionId)
  const random = createRandom(state.seed, ordinal)
  const item = policyOf(state).select(standingOf(state), { pool, seenInAttempt, seenBefore, random })
  if (!item) return { state, served: null }
  const served: ServedQuestion = {
    ordinal,
    questionId: item.id,
    difficulty: item.difficulty,
    profile: toItemProfile(item),
    firstExposure: !seenBefore.has(item.id) && !seenInAttempt.includes(item.id),
    answer: null,
  }
  return { state: { ...state, served: [...state.served, served] }, served }
}

/**
 * Scores the open question. `correct` means the item's maximum: partial credit is wrong (Timeback protocol
 * §2.2). `stale` when `questionId` is not the open question, `completed` at 100; neither changes anything.
 */
export function answerServed(
  state: AdaptiveAttempt,
  questionId: string,
  given: GivenAnswer,
): Result<{ state: AdaptiveAttempt; log: AnswerLog }, 'stale' | 'completed'> {
  if (state.score >= COMPLETE_SCORE) return err('completed')
  const open = openQuestion(state)
  if (open?.questionId !== questionId) return err('stale')
  const { standing, reason } = policyOf(state).score(standingOf(state), asAsked(state, open), given)
  const [correct, scoreBefore, scoreAfter] = [given.correct && !given.skipped, state.score, standing.score]
  const { skipped, responseMs } = given
  const answered = { ...open, answer: { correct, skipped, responseMs, scoreBefore, scoreAfter } }
  return ok({
    state: { ...state, score: scoreAfter, served: [...state.served.slice(0, -1), answered] },
    log: { questionId, correct, scoreBefore, scoreAfter, reason },
  })
}

/** Counts the answers given, a repeated question each time; `accuracy` 0–100, 0 without answers, and what decides XP. */
export function totals(state: AdaptiveAttempt) {
  const answers = state.served.flatMap(({ answer }) => answer ?? [])
  const correctQuestions = answers.filter(({ correct }) => correct).length
  return {
    totalQuestions: answers.length,
    correctQuestions,
    accuracy: accuracy(correctQuestions, answers.length),
    xp: { right: correctQuestions, counted: answers.filter(({ skipped }) => !skipped).length },
  }
}

/** How many items of each level were not yet served in this attempt (Timeback protocol §2.2). */
export function remainingPerDifficulty(
  state: AdaptiveAttempt,
  pool: readonly PoolItem[],
): Record<Difficulty, number> {
  const seen = new Set(state.served.map(({ questionId }) => questionId))
  const remaining = { easy: 0, medium: 0, hard: 0 }
  for (const { id, difficulty } of pool) if (!seen.has(id)) remaining[difficulty] += 1
  return remaining
}

/** About how many questions are left to 100 in this attempt under its policy; see `questionsLeft`. */
export function estimateQuestionsLeft(state: AdaptiveAttempt): number {
  const policy = policyOf(state)
  const counted = answersOf(state).filter(({ asked, given }) => policy.counts(asked, given))
  const correct = counted.filter(({ given }) => given.correct).length
  const last = state.served.at(-1)
  const { guessing } = last ? asAsked(state, last).profile : toItemProfile({ difficulty: defaultDifficulty })
  return policy.questionsLeft(state.score, { total: counted.length, correct }, guessing)
}

/**
 * The attempt with every score worked out again from its log. Equal to it bit for bit, unless an answer was
 * regraded or the policy's constants were changed: then it is what the score would be.
 */
export function replayAttempt(state: AdaptiveAttempt): AdaptiveAttempt {
  const policy = policyOf(state)
  let standing = policy.start
  const served = state.served.map((question): ServedQuestion => {
    if (!question.answer) return question
    const scoreBefore = standing.score
    standing = policy.score(standing, asAsked(state, question), question.answer).standing
    return { ...question, answer: { ...question.answer, scoreBefore, scoreAfter: standing.score } }
  })
  return { ...state, score: standing.score, served }
}

function openQuestion(state: AdaptiveAttempt): ServedQuestion | null {
  const last = state.served.at(-1)
  return last && !last.answer ? last : null
}

/** The policies by name. */
export const scoringPolicies: Record<PolicyName, ScoringPolicy> = {
  published: publishedPolicy,
  evidence: evidencePolicy,
}

/** The policy that the attempt began with. */
export function policyOf({ policy }: AdaptiveAttempt): ScoringPolicy {
  return scoringPolicies[policy ?? defaultPolicy]
}

/** The score as it is kept, and the ability worked out from the log, so that nothing else need be stored. */
export function standingOf(state: AdaptiveAttempt): Standing {
  const policy = policyOf(state)
  if (!policy.estimatesAbility) return { score: state.score, ability: policy.start.ability }
  const { ability } = answersOf(state).reduce(
    (standing, { asked, given }) => policy.score(standing, asked, given).standing,
    policy.start,
  )
  return { score: state.score, ability }
}

/** What a policy knows of a served question. */
export function asAsked(state: AdaptiveAttempt, question: ServedQuestion): AskedQuestion {
  const { questionId, ordinal, profile, firstExposure } = question
  return {
    profile: profile ?? toItemProfile(question),
    firstExposure:
      firstExposure ??
      !state.served.some((other) => other.ordinal < ordinal && other.questionId === questionId),
  }
}

/** The answers of an attempt with what was asked, in order. */
function answersOf(state: AdaptiveAttempt): { asked: AskedQuestion; given: GivenAnswer }[] {
  return state.served.flatMap((question) =>
    question.answer ? [{ asked: asAsked(state, question), given: question.answer }] : [],
  )
}
