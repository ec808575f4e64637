import { isAdaptive, type LessonType } from '#lib/std/terms.ts'
import type { LessonMetadata } from '#lib/timeback/contract/lesson.ts'
import type { LessonOverview } from '#lib/timeback/contract/overview.ts'

type Kind = { type: LessonType; policy: LessonMetadata['policy'] }

/** What students and teachers call a type of lesson, and what one is for where its name does not say it. */
const words = {
  'powerpath-100': { name: 'Practice to 100', purpose: null },
  quiz: { name: 'Quiz', purpose: null },
  'test-out': { name: 'Test-out', purpose: 'Here you show what you know of this course already.' },
  placement: {
    name: 'Placement test',
    purpose: 'This test finds the right place for you to begin. It is fine not to know something.',
  },
  'unit-test': {
    name: 'Unit test',
    purpose: 'This test looks back at what you learned in the whole unit.',
  },
} as const satisfies Record<LessonType, { name: string; purpose: string | null }>

export function lessonTypeName(type: LessonType): string {
  return words[type].name
}

/** What a lesson is for and how its score moves, in one line for a student; null where its name says it. */
export function lessonPurpose({ type, policy }: Kind): string | null {
  if (!isAdaptive(type)) return words[type].purpose
  return policy === 'evidence'
    ? 'Hard questions count most, and “I don’t know yet” costs less than a wrong answer.'
    : 'Early steps are big, the last ones are small.'
}

/** The same in a few words, for a list; null for the policy that lessons have by default. */
export function policyNote({ type, policy }: Kind): string | null {
  return isAdaptive(type) && policy === 'evidence' ? 'hard questions count most' : null
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
  const latest = !open || isAdaptive(type) ? score : null
  if (!mastered || bestScore === null) return { best: latest, again: null }
  const isPractice = open || (latest !== null && latest < bestScore)
  return { best: bestScore, again: isPractice ? { score: latest, open } : null }
}
