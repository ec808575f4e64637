import type { LessonMetadata, LessonType } from '#lib/timeback/contract/lesson.ts'

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
