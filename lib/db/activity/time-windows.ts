import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { courseOrder } from '#lib/db/content/courses.ts'
import type { NewEvent } from '#lib/db/events/outbox.ts'
import { type RoleLists, roleToday } from '#lib/db/people/role-lists.ts'
import { type SessionUserRow, sessionEnds } from '#lib/db/people/sessions.ts'
import { prepare, query, type Statement } from '#lib/db/statement.ts'
import type { Prisma } from '#prisma/generated/client.ts'

export type TimeWindowRow = {
  studentId: string
  id: string
  runId: string
  startedAt: Date
  endedAt: Date
  activeMs: number
  inactiveMs: number
  creditedMs: number
  /** Credited stretches, [fromMs, toMs) since the epoch. */
  credited: (readonly [number, number])[]
  reason: string | null
}

export type RunKey = { studentId: string; id: string }

/** A run as its first window finds it: of a lesson, or of a custom activity of a course. */
export type NewRun = RunKey & {
  startedAt: Date
  lessonId: string | null
  course: CourseKey | null
  slug: string | null
  name: string | null
}

/** Whichever of its names is known. */
type CourseKey = { id?: string; code?: string; subject?: string; grade?: number }

/** What becomes of a claimed window; `inactiveMs` is what counts of it. */
export type Credit = Pick<TimeWindowRow, 'creditedMs' | 'credited' | 'reason' | 'inactiveMs'>

/** A window as claimed, and what becomes of it. */
export type TimeClaim = {
  window: Omit<TimeWindowRow, keyof Credit>
  /** What is credited, given the student's windows around it: those of the run, and all that were credited. */
  decide: (around: TimeWindowRow[]) => Credit
  /** The events that tell of it. */
  events: (credit: Credit) => NewEvent[]
}

type Saved = Pick<TimeWindowRow, 'creditedMs' | 'reason'>

/** The session of whoever asks: with it the answer says whether it holds, and nothing is stored if it does not. */
export type OfSession = { id: string; lists: RoleLists }

/** `saved` is `null` where the run's lesson or course does not exist, or `person` may store nothing. */
export type Claimed = { person: SessionUserRow | null; saved: Saved | null }

/**
 * Stores a window with what is credited of it, and its run if this is the first. A known id changes nothing and
 * returns what was credited then.
 *
 * Windows seldom touch, so it is decided first as if nothing lay around, and the one statement holds only if that
 * is so and the student's time has not moved since it looked; else it tells what does, and is decided anew.
 */
export async function saveTimeWindow(
  db: Database,
  claim: TimeClaim,
  run: NewRun,
  session: OfSession | null = null,
): Promise<Claimed> {
  const ask = (input: Decided) => query<Outcome, Decided>(db, saveWindow, input)
  const send = (input: Decided) =>
    ask(input).catch((error) => {
      // What the statement saw was deleted before it ended; asked once more, it no longer sees it.
      if (isGone(error)) return ask(input)
      throw error
    })
  return save(send, { claim, activity: run, session })
}

/** A row refers to one that is no longer there, as PostgreSQL says it. */
function isGone(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === '23503'
}

/** The same as part of a larger transaction, which stored the run and holds `lockTime`. */
export async function claimWithin(
  tx: Prisma.TransactionClient,
  claim: TimeClaim,
  run: NewRun,
): Promise<void> {
  const { text, valuesOf } = saveWindow
  const send = (input: Decided) => tx.$queryRawUnsafe<Outcome[]>(text, ...valuesOf(input))
  await save(send, { claim, activity: run, session: null })
}

/** What is known of a student's time changes for this transaction alone, until it ends. */
export async function lockTime(tx: Prisma.TransactionClient, studentId: string): Promise<void> {
  await tx.$executeRaw`INSERT INTO time_ledger AS ledger (student_id, version) VALUES (${studentId}::uuid, 1)
    ON CONFLICT (student_id) DO UPDATE SET version = ledger.version + 1`
}

type Given = { claim: TimeClaim; activity: NewRun; session: OfSession | null }
type Decided = Given & { around: TimeWindowRow[]; credit: Credit }

/** Each try that is not the last was overtaken by a window that another instance stored, so this ends. */
async function save(run: (input: Decided) => Promise<Outcome[]>, given: Given): Promise<Claimed> {
  let around: TimeWindowRow[] = []
  for (;;) {
    const credit = given.claim.decide(around)
    const [outcome] = await run({ ...given, around, credit })
    if (!outcome?.person || outcome.person.ended || !outcome.placed)
      return { person: outcome?.person ?? null, saved: null }
    const { person, known, moved } = outcome
    if (known) return { person, saved: known }
    if (moved) return { person, saved: credit }
    around = outcome.around.map(toRow)
  }
}

/** `around` is what should have been decided on; its times come as JSON has them. */
type Outcome = {
  person: SessionUserRow | null
  known: Saved | null
  moved: boolean
  placed: boolean
  around: (Omit<TimeWindowRow, 'startedAt' | 'endedAt'> & { startedAt: string; endedAt: string })[]
}

function toRow({ startedAt, endedAt, ...row }: Outcome['around'][number]): TimeWindowRow {
  return { ...row, startedAt: new Date(startedAt), endedAt: new Date(endedAt) }
}

const saveWindow: Statement<Decided> = prepare('save-time-window', ($) => {
  const student = $(({ claim }) => claim.window.studentId, 'uuid')
  const id = $(({ claim }) => claim.window.id, 'uuid')
  const run = $(({ claim }) => claim.window.runId, 'uuid')
  const startedAt = $(({ claim }) => claim.window.startedAt, 'timestamptz')
  const endedAt = $(({ claim }) => claim.window.endedAt, 'timestamptz')
  const lesson = $(({ activity }) => activity.lessonId, 'text')
  const course = $(({ activity }) => activity.course?.id ?? null, 'text')
  const code = $(({ activity }) => activity.course?.code ?? null, 'text')
  const subject = $(({ activity }) => activity.course?.subject ?? null, 'text')
  const grade = $(({ activity }) => activity.course?.grade ?? null, 'int')
  const session = $((input) => input.session?.id ?? null, 'uuid')
  return `WITH person AS (
      SELECT id, email, name,
        (CASE WHEN ${session} IS NULL THEN role ELSE ${roleToday($, (input) => input.session?.lists)} END)::text AS role,
        ${sessionEnds(session)} AS ended
      FROM "user" WHERE id = ${student}),
    known AS (
      SELECT credited_ms, reason FROM time_window WHERE student_id = ${student} AND id = ${id}),
    place AS (
      SELECT course_id FROM lesson WHERE id = ${lesson}
      UNION ALL (SELECT id FROM course
        WHERE id = ${course} OR code = ${code} OR (subject = ${subject} AND grade = ${grade})
        ORDER BY ${courseOrder} LIMIT 1)),
    around AS (
      SELECT id, run_id, started_at, ended_at, active_ms, inactive_ms, credited_ms, credited, reason
      FROM time_window
      WHERE student_id = ${student} AND ended_at > ${startedAt} AND started_at < ${endedAt}
        AND (credited_ms > 0 OR run_id = ${run})),
    moved AS (
      INSERT INTO time_ledger AS ledger (student_id, version)
      SELECT ${student}, 1 FROM place, person
      WHERE NOT ended AND NOT EXISTS (SELECT FROM known)
        AND ARRAY (SELECT id FROM around ORDER BY id) = ${$(({ around }) => around.map((row) => row.id), 'uuid[]')}
      ON CONFLICT (student_id) DO UPDATE SET version = ledger.version + 1
        WHERE ledger.version = (SELECT version FROM time_ledger WHERE student_id = ${student})
      RETURNING student_id),
    run AS (
      INSERT INTO activity_run (student_id, id, course_id, lesson_id, attempt_id, slug, name, started_at)
      SELECT ${student}, ${run}, course_id, ${lesson},
        (SELECT id FROM attempt WHERE student_id = ${student} AND lesson_id = ${lesson} ORDER BY number DESC LIMIT 1),
        ${$(({ activity }) => activity.slug, 'text')}, ${$(({ activity }) => activity.name, 'text')},
        ${$(({ activity }) => activity.startedAt, 'timestamptz')}
      FROM moved, place
      WHERE NOT EXISTS (SELECT FROM activity_run WHERE student_id = ${student} AND id = ${run})
      ON CONFLICT DO NOTHING),
    saved AS (
      INSERT INTO time_window (student_id, id, run_id, started_at, ended_at, active_ms, inactive_ms, credited_ms,
        credited, reason)
      SELECT ${student}, ${id}, ${run}, ${startedAt}, ${endedAt}, ${$(({ claim }) => claim.window.activeMs, 'int')},
        ${$(({ credit }) => credit.inactiveMs, 'int')}, ${$(({ credit }) => credit.creditedMs, 'int')},
        ${$(({ credit }) => JSON.stringify(credit.credited), 'jsonb')}, ${$(({ credit }) => credit.reason, 'text')}
      FROM moved),
    told AS (
      INSERT INTO outbox_event (id, target, student_id, body)
      SELECT event.id, event.target::event_target, ${student}, event.body
      FROM moved, jsonb_to_recordset(${$(({ claim, credit }) => JSON.stringify(claim.events(credit)), 'jsonb')})
        AS event(id uuid, target text, body jsonb)
      ON CONFLICT DO NOTHING)
    SELECT (SELECT row_to_json(person) FROM person) AS person,
      (SELECT json_build_object('creditedMs', credited_ms, 'reason', reason) FROM known) AS known,
      EXISTS (SELECT FROM moved) AS moved,
      EXISTS (SELECT FROM place) AS placed,
      coalesce((SELECT json_agg(json_build_object('studentId', ${student}, 'id', id, 'runId', run_id,
        'startedAt', started_at, 'endedAt', ended_at, 'activeMs', active_ms, 'inactiveMs', inactive_ms,
        'creditedMs', credited_ms, 'credited', credited, 'reason', reason) ORDER BY id) FROM around), '[]') AS around`
})
