import { plural } from '#components/ui/format.ts'
import type { LateRule } from '#lib/std/terms.ts'
import type { AssignmentStanding } from '#lib/timeback/contract/assignments.ts'

/** What a teacher chooses. */
export const lateNames: Record<LateRule, string> = {
  accept: 'It counts as any other',
  mark: 'It counts, marked as late',
  refuse: 'Nobody can begin it any more',
}

/** `12 of 30 done, 2 late`. */
export function sayDone({ students, done, doneLate }: AssignmentStanding): string {
  const late = doneLate > 0 ? `, ${doneLate} late` : ''
  return students === 1 && done === 1
    ? `done${late && ', late'}`
    : `${done} of ${plural(students, 'student')} done${late}`
}
