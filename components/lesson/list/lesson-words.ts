import type { LessonMetadata, LessonType } from '#lib/timeback/contract/lesson.ts'
import type { LessonOverview } from '#lib/timeback/contract/overview.ts'

type Kind = { type: LessonType; policy: LessonMetadata['policy'] }

const purposes: Partial<Record<LessonType, string>> = {
  placement: 'This test finds the right place for you to begin. It is fine not to know something.',
  'test-out': 'Here you show what you know of this course already.',
  'unit-test': 'This test looks back at what you learned in the whole unit.',
}

/** What a lesson is for and how its score moves, in one line for a student; null where its name says it. */
export function lessonPurpose({ type, policy }: Kind): string | null {
  if (type !== 'powerpath-100') return purposes[type] ?? null
  return policy === 'evidence'
    ? 'Hard questions count most, and “I don’t know yet” costs less than a wrong answer.'
    : 'Early steps are big, the last ones are small.'
}

/** The same in a few words, for a list; null for the policy that lessons have by default. */
export function policyNote({ type, policy }: Kind): string | null {
  return type === 'powerpath-100' && policy === 'evidence' ? 'hard questions count most' : null
}

const names = {
  'powerpath-100': 'Practice to 100',
  quiz: 'Quiz',
  'test-out': 'Test-out',
  placement: 'Placement test',
  'unit-test': 'Unit test',
} as const

/** What students and teachers call a type of lesson. */
export function lessonTypeName(type: keyof typeof names): string {
  return names[type]
}

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
