import { plural } from '#components/ui/format/plural.ts'

/** About how many questions are left, in words; null when none is, or more than an estimate can tell. */
export function questionsLeftWords(questionsLeft: number): string | null {
  return questionsLeft <= 0 || questionsLeft >= most
    ? null
    : `About ${plural(questionsLeft, 'question')} left`
}

/** As many would only discourage. */
const most = 50
