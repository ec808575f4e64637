import type { Difficulty } from '#lib/std/terms.ts'
import type { LessonOwner } from '#lib/timeback/contract/content.ts'

/** Whose a lesson is, in a word or two. */
export function ownerName(owner: LessonOwner): string {
  switch (owner.kind) {
    case 'app':
      return 'Cairn'
    case 'school':
      return 'The school'
    case 'you':
      return 'You'
    case 'person':
      return owner.name
  }
}

export const difficultyNames: Record<Difficulty, string> = { easy: 'Easy', medium: 'Medium', hard: 'Hard' }
