import 'server-only'
import { isUuid } from '#lib/std/is-uuid.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'

type Verb = (deps: Deps, input: never) => Promise<unknown>

/** The verbs with a check that `student` can be a Timeback ID at all, which the database takes for granted. */
export function forStudents<T extends Record<string, Verb>>(verbs: T): T {
  const checked = Object.entries<Verb>(verbs).map(([name, verb]) => [
    name,
    async (deps: Deps, input: { student: string }) => {
      if (!isUuid(input.student))
        throw new DomainError('STUDENT_NOT_FOUND', `There is no student ${input.student}.`)
      return verb(deps, input as never)
    },
  ])
  return Object.fromEntries(checked)
}
