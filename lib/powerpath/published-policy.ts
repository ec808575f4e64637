import { explainMove } from './explain-move.ts'
import { publishedScore } from './published-score.ts'
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
    return { standing: { ...standing, score }, reason: explainMove(answer, standing.score, score) }
  },
  select: ({ score }, candidates) => selectQuestion({ ...candidates, score }),
  counts: () => true,
  questionsLeft: (score, answers) => questionsLeft(score, answers),
}
