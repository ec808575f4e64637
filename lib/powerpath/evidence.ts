import { unreachable } from '#lib/std/assert.ts'
import type { Moved, MoveReason } from './move-reason.ts'
import { COMPLETE_SCORE } from './published-score.ts'
import type { AskedQuestion, GivenAnswer } from './scoring-policy.ts'

/** What an answer says about mastery; `repeat` and `rapid` say nothing. */
export type Evidence = 'right' | 'wrong' | 'skipped' | 'repeat' | 'rapid'

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
