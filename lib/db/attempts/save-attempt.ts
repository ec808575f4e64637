import 'server-only'
import { type MasteredUnits, unitsOnceMoved } from '#lib/db/activity/course-progress.ts'
import { isClosedLesson } from '#lib/db/assignments/closed-lesson.ts'
import type { Database } from '#lib/db/client.ts'
import { isLostRace } from '#lib/db/database-failure.ts'
import { type CountedEvent, eventsOnceMoved } from '#lib/db/events/outbox.ts'
import { type Grade, gradesOnceMoved } from '#lib/db/gradebook/grades.ts'
import { type Parameter, prepare, query, type Statement } from '#lib/db/statement.ts'
import {
  type Answer,
  answerOnceMoved,
  moveAttempt,
  type NewAttempt,
  openOnceMoved,
  serveOnceMoved,
  submissionOnceMoved,
  turnOnceMoved,
} from './attempt-parts.ts'
import type { AttemptChange, AttemptRow, NewQuestion } from './attempt-row.ts'
import { isAsPresumed, type Presumption } from './presumption.ts'

/** What finalising an attempt leads to. */
export type Completion = {
  /** The lesson's own, `null` where it is not mastered; if it counted before, it counts no more. */
  unit: MasteredUnits | null
  /** The events that tell of it. */
  events: CountedEvent[]
}

/** A change of an attempt, on the version it was decided on, with all it leads to. */
export type Decided = {
  attempt: Pick<AttemptRow, 'id' | 'version'>
  /** Where it was not read just now. */
  presumed?: Presumption | undefined
  change: AttemptChange
  completion?: Completion | null
  /** What the gradebook says of it then; a line that is not named stays as it is. */
  grades?: Grade[]
  /** An answer to one of its questions. */
  answer?: Answer
  /** A question that is served now. */
  next?: NewQuestion | null
  /** The attempt that follows one that is closed. */
  following?: NewAttempt
  now: Date
}

/**
 * Stores a change of an attempt with all it leads to in one statement. Returns false, and changes nothing, if the
 * attempt has moved on since it was read, or what was presumed does not hold.
 */
export async function saveAttempt(db: Database, decided: Decided): Promise<boolean> {
  try {
    return (await query(db, statementOf(decided), decided)).length === 1
  } catch (error) {
    if (isLostRace(error)) return false
    throw error
  }
}

type Opening = { following: NewAttempt; now: Date }

/** Stores a student's first attempt at a lesson; false if another request was faster, or the lesson is closed to them. */
export async function openAttempt(db: Database, opening: Opening): Promise<boolean> {
  try {
    return (await query(db, first, opening)).length === 1
  } catch (error) {
    if (isLostRace(error)) return false
    throw error
  }
}

const first = prepare<Opening>('open-attempt', ($) => {
  const now = $((opening) => opening.now, 'timestamptz')
  return `WITH moved AS (SELECT 1 WHERE NOT ${isClosed($, { of: ({ following }) => following, now })}), ${openOnceMoved($, { opens: ({ following }) => following, now })}
    SELECT id FROM opened`
})

/** The lesson of an attempt that would begin takes no more of them from its student. */
function isClosed<Input>(
  $: Parameter<Input>,
  { of, now }: { of: (input: Input) => NewAttempt | undefined; now: string },
): string {
  const student = $((input) => of(input)?.studentId, 'uuid')
  const lesson = $((input) => of(input)?.lessonId, 'text')
  return isClosedLesson({ student, lesson, now })
}

/** Which of the parts a change has; the statement of each kind is written once. */
function kindOf({ presumed, completion, grades, answer, next, following }: Decided) {
  return {
    presumed: Boolean(presumed),
    others: typeof presumed?.otherServings === 'number',
    session: Boolean(presumed?.session),
    unit: Boolean(completion?.unit),
    events: Boolean(completion?.events.length),
    grades: Boolean(grades?.length),
    response: Boolean(answer?.response),
    turns: Boolean(answer?.turns),
    submission: Boolean(answer),
    next: Boolean(next),
    following: Boolean(following),
  }
}

const statements = new Map<string, Statement<Decided>>()

function statementOf(decided: Decided): Statement<Decided> {
  const kind = kindOf(decided)
  const name = Object.values(kind).map(Number).join('')
  const known = statements.get(name)
  if (known) return known
  const statement = prepare<Decided>('save-attempt', ($) => write($, kind))
  statements.set(name, statement)
  return statement
}

function write($: Parameter<Decided>, kind: ReturnType<typeof kindOf>): string {
  const now = $((decided) => decided.now, 'timestamptz')
  const answer = (decided: Decided) => decided.answer
  const next = (decided: Decided) => (decided.next ? [decided.next] : [])
  const parts = [
    moveAttempt($, {
      now,
      conditions: [
        kind.presumed && isAsPresumed($, ({ presumed }) => presumed, kind),
        kind.following && `NOT ${isClosed($, { of: ({ following }) => following, now })}`,
      ],
    }),
    kind.unit && unitsOnceMoved($, { units: ({ completion }) => completion?.unit, now }),
    kind.grades && gradesOnceMoved($, { grades: ({ grades = [] }) => grades, units: kind.unit, now }),
    kind.events && eventsOnceMoved($, { events: ({ completion }) => completion?.events, units: kind.unit }),
    kind.turns && turnOnceMoved($, answer),
    kind.response && answerOnceMoved($, { answer, now }),
    kind.submission && submissionOnceMoved($, { answer, next: (decided) => decided.next?.id, now }),
    kind.next && serveOnceMoved($, { attempt: 'moved', questions: next, now }),
    kind.following && openOnceMoved($, { opens: ({ following }) => following, now }),
  ]
  return `WITH ${parts.filter(Boolean).join(',\n')} SELECT id FROM moved`
}
