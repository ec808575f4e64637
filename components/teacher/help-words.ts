import type { GridCell, HelpCause } from '#lib/teacher/model.ts'

/** When a lesson yields to a student, in a teacher's words; as after “40 of 100 ”. */
export const helpWords: Record<HelpCause, string> = {
  'many-questions': 'after 30 questions or more',
  'no-new-questions': 'after every question of the lesson',
  'misses-in-a-row': 'with the latest three not right',
  'low-accuracy': 'with fewer than half of the latest questions right',
}

/** Why the student is stuck in the open attempt; whoever mastered the lesson before only practises. */
export function stuckBy({ helpCause, mastered }: GridCell): HelpCause | null {
  return mastered ? null : helpCause
}
