import type { LessonOverview } from '#lib/timeback/contract/overview.ts'

type Scored = Pick<LessonOverview, 'type' | 'state' | 'score' | 'bestScore' | 'mastered'>

/**
 * The score that stands for a lesson, and the attempt beside it. What is mastered stays so: the best result stands,
 * and what came after it stands beside. An open attempt that is not adaptive has no score yet.
 */
export function lessonScores({ type, state, score, bestScore, mastered }: Scored): {
  best: number | null
  again: { score: number | null; open: boolean } | null
} {
  const open = state === 'open'
  const latest = !open || type === 'powerpath-100' ? score : null
  if (!mastered || bestScore === null) return { best: latest, again: null }
  const isPractice = open || (latest !== null && latest < bestScore)
  return { best: bestScore, again: isPractice ? { score: latest, open } : null }
}
