import 'server-only'
import { type RoleLists, roleToday } from '#lib/db/people/role-lists.ts'
import { sessionEnds } from '#lib/db/people/sessions.ts'
import type { Parameter } from '#lib/db/statement.ts'
import { adaptiveType, type Role } from '#lib/std/terms.ts'

/** What must still be so for a change of an attempt that was decided on without reading anything. */
export type Presumption = {
  bankVersion: string
  /** `null` where what the student was served elsewhere does not matter. */
  otherServings: number | null
  /** Whom the request is of; `null` where it is of no session. */
  session: { id: string; role: Role; lists: RoleLists } | null
}

/**
 * A sum over the student's attempts beside that of the alias, to which whatever is served in them adds: each answer to
 * an adaptive one, which serves the next question; of a linear one, which serves all at once, its start and each reset.
 */
export function otherServings(attempt: string): string {
  return `SELECT coalesce(sum(1 + CASE b.lesson_type WHEN '${adaptiveType}' THEN b.version ELSE b.round END), 0)::int
    FROM attempt b
    WHERE b.student_id = ${attempt}.student_id AND b.id <> ${attempt}.id`
}

/**
 * The condition on a row of `attempt`, with those of its parts that this kind of presumption has. Values of subqueries,
 * which are looked up for the one row: a join could begin at the lesson, while the tables are small, and the plan stays.
 */
export function isAsPresumed<Input>(
  $: Parameter<Input>,
  of: (input: Input) => Presumption | undefined,
  kind: { others: boolean; session: boolean },
): string {
  const session = (input: Input) => of(input)?.session
  const conditions = [
    `(SELECT bank_version FROM lesson WHERE id = attempt.lesson_id) = ${$((input) => of(input)?.bankVersion, 'uuid')}`,
    kind.others && `(${otherServings('attempt')}) = ${$((input) => of(input)?.otherServings, 'int')}`,
    kind.session &&
      `(SELECT ${roleToday($, (input) => session(input)?.lists)} FROM "user" u
        WHERE u.id = attempt.student_id AND NOT ${sessionEnds($((input) => session(input)?.id, 'uuid'))})
        = ${$((input) => session(input)?.role, '"role"')}`,
  ]
  return conditions.filter(Boolean).join('\n      AND ')
}
