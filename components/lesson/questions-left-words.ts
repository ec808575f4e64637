import { plural } from '#components/ui/plural.ts'

/** From here on the estimate says no more than “or more”. */
const most = 50

/** About how many questions are left, in words; null when none is. */
export function questionsLeftWords(questionsLeft: number): string | null {
  if (questionsLeft <= 0) return null
  if (questionsLeft >= most) return `${most} or more questions left`
  return `About ${plural(questionsLeft, 'question')} left`
}
