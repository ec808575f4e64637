import type { Moved, MoveReason } from './move-reason.ts'
import { COMPLETE_SCORE, publishedScore } from './published-score.ts'
import { questionsLeft } from './questions-left.ts'
import type { ScoringPolicy } from './scoring-policy.ts'
import { selectQuestion } from './select-question.ts'

/** The public rule of PowerPath (Timeback protocol §2.1, §2.2): right or wrong is all it looks at. */
export const publishedPolicy: ScoringPolicy = {
  start: { score: 0, ability: 0 },
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
  questionsLeft: (score, answers) => questionsLeft(score, answers),
}

/** From here on a right answer earns half of what the first one did (Timeback protocol §2.1). */
const STEEP_FROM_SCORE = 70

export function publishedReason(answer: 'right' | 'wrong' | 'skipped', { before, after }: Moved): MoveReason {
  if (after >= COMPLETE_SCORE) return 'reached-100'
  if (answer !== 'right' && after === before) return answer === 'skipped' ? 'skipped-unmoved' : 'wrong-at-0'
  return `${answer}-${before < STEEP_FROM_SCORE ? 'early' : 'late'}`
}
