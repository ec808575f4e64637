import { formatScore } from '#components/ui/format.ts'
import type { Need, ProposedNeed } from '#lib/teacher/model.ts'

/** Why a student needs help, in a teacher's words: as after the lesson's name and a comma. */
export function needWords({ cause, score, attempts }: Need): string {
  const reached = score === null ? '' : `${formatScore(score)} of 100 `
  switch (cause) {
    case 'many-attempts':
      return `${formatScore(score ?? 0)} at attempt ${attempts}`
    case 'low-score':
      return `finished with ${formatScore(score ?? 0)}`
    case 'many-questions':
      return `${reached}after 30 questions or more`
    case 'no-new-questions':
      return `${reached}after every question of the lesson`
    case 'misses-in-a-row':
      return `${reached}with the latest three not right`
    case 'few-right':
      return `${reached}with about half of all questions right, or fewer`
    case 'low-accuracy':
      return `${reached}with fewer than half of the latest questions right`
  }
}

/** What may be done about it. */
export function proposalWords({ proposal }: Pick<ProposedNeed, 'proposal'>): string {
  switch (proposal) {
    case 'talk':
      return 'Talk to them.'
    case 'easier-lesson':
      return 'An easier lesson first.'
    case 'message':
      return 'Write to them.'
  }
}
