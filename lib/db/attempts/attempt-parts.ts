import 'server-only'
import type { Parameter } from '#lib/db/statement.ts'
import type { AttemptChange, AttemptRow, ItemTurns, NewQuestion, ResponseRow } from './attempt-row.ts'
import type { StoredResult } from './submissions.ts'

/** The parts of a WITH that change an attempt: `moved` has its row if it has not moved on, and the others hang on it. */

/** An answer to a question of the attempt. */
export type Answer = {
  questionId: string
  /** The answer that counts; `null` while an adaptive lesson waits for the last turn at the item. */
  response: Omit<ResponseRow, 'answeredAt'> | null
  /** Where an item of several turns stands now; `null` leaves it where it stood. */
  turns: ItemTurns | null
  submission: { id: string; responses: ResponseRow['responses']; result: StoredResult }
}

/** An attempt that begins now. */
export type NewAttempt = Pick<
  AttemptRow,
  | 'id'
  | 'studentId'
  | 'lessonId'
  | 'number'
  | 'seed'
  | 'lessonType'
  | 'xpWorth'
  | 'masteryThreshold'
  | 'policy'
  | 'subTest'
> & { questions: NewQuestion[] }

type Moves = {
  attempt: Pick<AttemptRow, 'id' | 'version'>
  change: AttemptChange
}

// A parameter: by the word itself the plan could go through the index of open attempts, which is small when the plan is
// made, and later be reading those of the whole school.
const open = () => 'open'

/** `conditions`: what else must hold of its row. */
export function moveAttempt<Input extends Moves>(
  $: Parameter<Input>,
  { now, conditions }: { now: string; conditions: (string | false)[] },
): string {
  return `moved AS (UPDATE attempt SET status = ${$(({ change }) => change.status, 'attempt_status')},
      score = ${$(({ change }) => change.score, 'float8')},
      total_questions = ${$(({ change }) => change.totalQuestions, 'int')},
      correct_questions = ${$(({ change }) => change.correctQuestions, 'int')},
      xp = ${$(({ change }) => change.xp, 'float8')}, multiplier = ${$(({ change }) => change.multiplier, 'float8')},
      help_cause = ${$(({ change }) => change.helpCause, 'help_cause')},
      completed_at = ${$(({ change }) => change.completedAt, 'timestamptz')}, last_seen_at = ${now},
      version = version + 1
    WHERE id = ${$(({ attempt }) => attempt.id, 'uuid')} AND version = ${$(({ attempt }) => attempt.version, 'int')}
      AND status = ${$(open, 'attempt_status')}${conditions
        .map((condition) => condition && ` AND ${condition}`)
        .filter(Boolean)
        .join('')}
    RETURNING id, student_id, number, round)`
}

type OfAnswer<Input> = (input: Input) => Answer | undefined

export function turnOnceMoved<Input>($: Parameter<Input>, answer: OfAnswer<Input>): string {
  return `turned AS (UPDATE attempt_question SET turns = ${$((input) => JSON.stringify(answer(input)?.turns), 'jsonb')}
    FROM moved WHERE attempt_question.id = ${$((input) => answer(input)?.questionId, 'uuid')})`
}

/** The answer that counts; a later one replaces it. */
export function answerOnceMoved<Input>(
  $: Parameter<Input>,
  { answer, now }: { answer: OfAnswer<Input>; now: string },
): string {
  const of = (column: keyof NonNullable<Answer['response']>, type: string) =>
    $((input) => answer(input)?.response?.[column], type)
  return `answered AS (INSERT INTO item_response
      (question_id, responses, correct, score, max_score, score_before, score_after, skipped, response_ms, reason,
        answered_at)
    SELECT ${$((input) => answer(input)?.questionId, 'uuid')},
      ${$((input) => JSON.stringify(answer(input)?.response?.responses), 'jsonb')},
      ${of('correct', 'boolean')}, ${of('score', 'float8')}, ${of('maxScore', 'float8')},
      ${of('scoreBefore', 'float8')}, ${of('scoreAfter', 'float8')}, ${of('skipped', 'boolean')},
      ${of('responseMs', 'int')}, ${of('reason', 'text')}, ${now} FROM moved
    ON CONFLICT (question_id) DO UPDATE SET responses = excluded.responses, correct = excluded.correct,
      score = excluded.score, max_score = excluded.max_score, skipped = excluded.skipped,
      response_ms = excluded.response_ms, answered_at = excluded.answered_at)`
}

export function submissionOnceMoved<Input>(
  $: Parameter<Input>,
  { answer, next, now }: { answer: OfAnswer<Input>; next: (input: Input) => string | undefined; now: string },
): string {
  const json = (column: 'responses' | 'result') =>
    $((input) => JSON.stringify(answer(input)?.submission[column]), 'jsonb')
  return `submitted AS (INSERT INTO submission
      (student_id, id, question_id, responses, result, next_id, created_at)
    SELECT moved.student_id, ${$((input) => answer(input)?.submission.id, 'uuid')},
      ${$((input) => answer(input)?.questionId, 'uuid')}, ${json('responses')}, ${json('result')},
      ${$(next, 'uuid')}, ${now} FROM moved)`
}

type Serves<Input> = {
  /** The part with the attempt's row. */
  attempt: 'moved' | 'opened'
  questions: (input: Input) => readonly NewQuestion[]
  now: string
}

export function serveOnceMoved<Input>(
  $: Parameter<Input>,
  { attempt, questions, now }: Serves<Input>,
): string {
  const rows = $(
    (input) =>
      JSON.stringify(questions(input).map(({ profile, ...question }) => ({ ...question, ...profile }))),
    'jsonb',
  )
  return `served AS (INSERT INTO attempt_question
      (id, attempt_id, round, ordinal, item_id, identifier, difficulty, scored, guessing, rating, typical_ms,
        first_exposure, served_at)
    SELECT q.id, ${attempt}.id, ${attempt}.round, q.ordinal, q."itemId", q.identifier, q.difficulty, q.scored,
      q.guessing, q.rating, q."typicalMs", q."firstExposure", ${now}
    FROM ${attempt}, jsonb_to_recordset(${rows}) AS q(id uuid, ordinal int, "itemId" uuid, identifier text,
      difficulty difficulty, scored boolean, guessing float8, rating float8, "typicalMs" int, "firstExposure" boolean))`
}

/** The attempt that follows, with the questions that it asks. */
export function openOnceMoved<Input>(
  $: Parameter<Input>,
  { opens, now }: { opens: (input: Input) => NewAttempt | undefined; now: string },
): string {
  const of = (column: Exclude<keyof NewAttempt, 'questions'>, type: string) =>
    $((input) => opens(input)?.[column], type)
  const number = of('number', 'int')
  const questions = (input: Input) => opens(input)?.questions ?? []
  const total = $((input) => questions(input).filter(({ scored }) => scored).length, 'int')
  return `opened AS (INSERT INTO attempt
      (id, student_id, lesson_id, number, previous, seed, lesson_type, xp_worth, mastery_threshold, policy, sub_test,
        total_questions, started_at, last_seen_at)
    SELECT ${of('id', 'uuid')}, ${of('studentId', 'uuid')}, ${of('lessonId', 'text')}, ${number},
      nullif(${number} - 1, 0), ${of('seed', 'int')}, ${of('lessonType', 'lesson_type')}, ${of('xpWorth', 'float8')},
      ${of('masteryThreshold', 'float8')}, ${of('policy', 'scoring_policy')}, ${of('subTest', 'int')}, ${total},
      ${now}, ${now} FROM moved RETURNING id, round),
    ${serveOnceMoved($, { attempt: 'opened', questions, now })}`
}
