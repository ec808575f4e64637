import { isLessonType, lessonTypes } from '#lib/std/terms.ts'
import type { FieldProblem } from '#lib/timeback/contract/domain-error.ts'
import { TimebackError } from './timeback-error.ts'

/**
 * What the public calls take, as the server takes it (`contract/requests.ts`, `contract/activity.ts`), in
 * plain code: a program that drives the client need not carry the server's schemas. A property test holds
 * both against each other.
 */
const oneDayMs = 24 * 60 * 60_000

const isWhole = (value: unknown, least: number, most: number) =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= most
const isNumber = (value: unknown, least: number, most: number) =>
  typeof value === 'number' && value >= least && value <= most

const id = must(
  'a text of 1 to 255 characters that can be stored',
  (value) =>
    typeof value === 'string' &&
    value.length > 0 &&
    value.length <= 255 &&
    !value.includes('\u0000') &&
    value.isWellFormed(),
)
const uuid = must(
  'a UUID',
  (value) => typeof value === 'string' && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value),
)
const count = (most: number) => must(`a whole number from 0 to ${most}`, (value) => isWhole(value, 0, most))
const yesOrNo = must('true or false', (value) => typeof value === 'boolean')
const callback = must('a function', (value) => typeof value === 'function')
const ms = must('a number of ms from 0 to a day', (value) => isNumber(value, 0, oneDayMs))

const bySubject = shape({
  subject: id,
  grade: must('a whole number from -1 to 13', (value) => isWhole(value, -1, 13)),
})
const byCode = shape({ code: id })

const course: InputRule = (value, path) => {
  if (value === undefined) return [{ path, message: 'is missing: { subject, grade } or { code }' }]
  if (!isObject(value)) return [{ path, message: 'must be { subject, grade } or { code }' }]
  return ('code' in value ? byCode : bySubject)(value, path)
}

/** Each `TimeOptions` has a range of its own, see `toTimerSettings`. */
const timeOption = must('a number', (value) => typeof value === 'number')
const timeOptions = shape({
  heartbeatIntervalMs: optional(timeOption),
  hiddenTimeoutMs: optional(timeOption),
  idleTimeoutMs: optional(timeOption),
  retryAttempts: optional(must('a whole number from 0 to 100', (value) => isWhole(value, 0, 100))),
})

export const activityInput = shape({
  id,
  name: id,
  course,
  runId: optional(uuid),
  time: (value, path) => (value === false || value === undefined ? [] : timeOptions(value, path)),
  onError: optional(callback),
  onPause: optional(callback),
  onResume: optional(callback),
  onFlush: optional(callback),
})

/** `activity.end(data)`; the pairing of both counts is `toCompletion`'s. */
export const metricsInput = shape({
  xpEarned: must('a number from 0 to 1000000', (value) => isNumber(value, 0, 1_000_000)),
  totalQuestions: optional(count(100_000)),
  correctQuestions: optional(count(100_000)),
  masteredUnits: optional(count(10_000)),
  pctComplete: optional(must('a number from 0 to 100', (value) => isNumber(value, 0, 100))),
})
export const completionTimeInput = optional(shape({ active: ms, inactive: optional(ms) }))

export const processInput = must('true: every completion is processed', (value) => value === true)

export const listInput = shape({ course: optional(course) })
export const progressInput = shape({ course })
export const attemptsInput = shape({ lessonId: id })
export const attemptDetailsInput = shape({
  lessonId: id,
  attempt: must('a whole number from 1', (value) => isWhole(value, 1, 999_999_999)),
})

export const startInput = shape({
  lessonId: id,
  course,
  lessonType: optional(must(`one of ${lessonTypes.join(', ')}`, isLessonType)),
  name: optional(id),
  forceNew: optional(yesOrNo),
})

const text = must('a text', (value) => typeof value === 'string')
const responses = must(
  'an object of texts and lists of texts',
  (value) =>
    isObject(value) &&
    Object.values(value).every(
      (each) => each === null || [each].flat().every((one) => typeof one === 'string'),
    ),
)
const answerFields = shape({
  question: id,
  response: optional(text),
  responses: optional(responses),
  skipped: optional(must('true', (value) => value === true)),
  turn: optional(must('a whole number from 0', (value) => isWhole(value, 0, Number.MAX_SAFE_INTEGER))),
})

/** One of the three ways to answer; whether it says anything is asked by `saysSomething`. */
export const answerInput: InputRule = (value, path) => {
  const problems = answerFields(value, path)
  if (problems.length > 0 || !isObject(value)) return problems
  const given = ['response', 'responses', 'skipped'].filter((name) => value[name] !== undefined)
  if (given.length === 0) return [{ path: 'response', message: 'is missing: the answer to submit' }]
  return given.slice(1).map((name) => ({ path: name, message: `cannot stand beside \`${given[0]}\`` }))
}

/** What is wrong with a value that stands at `path`; empty where nothing is. */
type InputRule = (value: unknown, path: string) => readonly FieldProblem[]

/** A value that the test takes; else it `must be …`. */
function must(be: string, test: (value: unknown) => boolean): InputRule {
  return (value, path) => {
    if (value === undefined) return [{ path, message: 'is missing' }]
    return test(value) ? [] : [{ path, message: `must be ${be}` }]
  }
}

function optional(rule: InputRule): InputRule {
  return (value, path) => (value === undefined ? [] : rule(value, path))
}

/** An object of these fields; others are named, since what is misspelt would be ignored. */
function shape(fields: Readonly<Record<string, InputRule>>): InputRule {
  return (value, path) => {
    const at = (name: string) => (path === '' ? name : `${path}.${name}`)
    if (!isObject(value)) return [{ path: path || 'input', message: 'must be an object' }]
    const unknown = Object.keys(value).filter((name) => !Object.hasOwn(fields, name))
    return [
      ...Object.entries(fields).flatMap(([name, rule]) => rule(value[name], at(name))),
      ...unknown.map((name) => ({ path: at(name), message: 'is not a known field' })),
    ]
  }
}

/** Throws a `VALIDATION_ERROR` that names every field that is not as the rule says. */
export function requireInput(rule: InputRule, input: unknown, path = ''): void {
  const errors = rule(input, path)
  if (errors.length > 0) throw invalidInput(errors)
}

export function invalidInput(errors: readonly FieldProblem[]): TimebackError {
  const detail = errors.map(({ path, message }) => `${path} ${message}`).join('; ')
  return new TimebackError('VALIDATION_ERROR', detail, { status: 400, errors })
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
