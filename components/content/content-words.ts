import type { Difficulty, LessonChange, PolicyName } from '#lib/std/terms.ts'
import type { LessonOwner } from '#lib/timeback/contract/content.ts'
import type { QuestionKind } from '#lib/timeback/contract/question-draft.ts'

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

export const policyWords: Record<PolicyName, string> = {
  published: 'Big steps first, small ones last',
  evidence: 'Hard questions count most',
}

/** What made a version of a lesson. */
export const changeWords: Record<LessonChange, string> = {
  first: 'As it was before',
  imported: 'Imported from a package',
  made: 'Made',
  copied: 'Copied',
  changed: 'Changed',
  published: 'Published',
  withdrawn: 'Withdrawn',
  restored: 'Brought back',
}

export const kindNames: Record<QuestionKind, string> = {
  choice: 'One of several choices',
  multiple: 'Several choices',
  text: 'A word to type',
  number: 'A number to type',
  inline: 'Lists inside a text',
  order: 'Put in order',
  match: 'What belongs together',
}
