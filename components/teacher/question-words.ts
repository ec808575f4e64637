import { formatScore, plural } from '#components/ui/format.ts'
import type { NamedChoice, NamedQuestion } from '#lib/teacher/model.ts'

/** What was answered, in words. */
export function choiceWords({ text, response }: Pick<NamedChoice, 'text' | 'response'>): string {
  return text || response || 'no answer'
}

/** The wrong answers to a question, the most frequent first. */
export function wrongChoices({ choices }: NamedQuestion): NamedChoice[] {
  return choices.filter(({ correct }) => !correct)
}

/** `62 of 100 of 29 students right at first`. */
export function facilityWords({ facility, students }: NamedQuestion): string {
  return `${formatScore(100 * facility)} of 100 right at the first answer, of ${plural(students, 'student')}`
}

/** Why the key may be wrong; `null` where nothing says so. */
export function keyWords({ choices, suspectedKey, students }: NamedQuestion): string | null {
  const suspected = choices.find(({ response }) => response === suspectedKey)
  if (suspectedKey === null || !suspected) return null
  return (
    `${suspected.count} of ${plural(students, 'student')} answered “${choiceWords(suspected)}”, and they do better ` +
    'at the other questions of this lesson than those whom the key calls right.'
  )
}

/** What a discrimination says, in words. */
export function discriminationWords(discrimination: number | null): string {
  if (discrimination === null) return 'cannot be told yet'
  if (discrimination < -0.2) return 'the able fail more often than the others'
  return discrimination > 0.2 ? 'parts the able from the others sharply' : 'as one expects'
}
