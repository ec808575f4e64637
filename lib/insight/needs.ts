import {
  type HelpCause,
  isAdaptive,
  type LessonType,
  type NeedCause,
  needCauses,
  onlyMeasures,
} from '#lib/std/terms.ts'

/** Below this a finished lesson has not reached its first medal. */
const lowScore = 70
/** From this attempt on, another one of the same kind is unlikely to help, … */
const manyAttempts = 3
/** … unless it is nearly there. */
const nearlyThere = 90

/**
 * From so many answers on the share that is right says something, and below this it says that a student is stuck; as
 * simulated classes of known truth have it (`simulation/`).
 */
const leastAnswers = 8
const fewRight = 0.55

/** Where a student stands at a lesson. */
export type NeedFacts = {
  studentId: string
  lessonId: string
  state: 'open' | 'done'
  /** The latest attempt's, 0–100. */
  score: number
  mastered: boolean
  attempts: number
  /** Given so far in an open adaptive attempt; else `null`. */
  answers: { total: number; correct: number } | null
  helpCause: HelpCause | null
  lastSeenAt: string | null
}

/** That a student needs help with a lesson, and the facts that say so. */
export type Need = {
  studentId: string
  lessonId: string
  cause: NeedCause
  /** `null` of an open linear attempt, which is scored when it is finished. */
  score: number | null
  attempts: number
  lastSeenAt: string | null
}

/** Why a student needs help with a lesson; `null` while they do not. The one rule of every teacher's page. */
export function needOf(facts: NeedFacts, type: LessonType): Need | null {
  const { studentId, lessonId, state, score, attempts, lastSeenAt } = facts
  const cause = causeOf(facts, type)
  if (!cause) return null
  const isScored = state === 'done' || isAdaptive(type)
  return { studentId, lessonId, cause, score: isScored ? score : null, attempts, lastSeenAt }
}

function causeOf(facts: NeedFacts, type: LessonType): NeedCause | null {
  const { state, score, attempts, mastered, answers } = facts
  if (mastered || onlyMeasures(type)) return null
  const cause = stuckBy(facts)
  if (cause || (state === 'open' && !isAdaptive(type))) return cause
  if (answers && answers.total >= leastAnswers && answers.correct < fewRight * answers.total)
    return 'few-right'
  if (attempts >= manyAttempts && score < nearlyThere) return 'many-attempts'
  return state === 'done' && score < lowScore ? 'low-score' : null
}

/** Why the student is stuck in the open attempt; whoever mastered the lesson before only practises. */
export function stuckBy({
  helpCause,
  mastered,
}: Pick<NeedFacts, 'helpCause' | 'mastered'>): HelpCause | null {
  return mastered ? null : helpCause
}

/** What a teacher may do about it. */
export type Proposal = 'talk' | 'easier-lesson' | 'message'

/**
 * Whoever has used up a lesson or comes back to it again and again needs somebody beside them; whoever misses what is
 * asked now may lack what comes before it; whoever finished low may try again.
 */
export const proposals: Record<NeedCause, Proposal> = {
  'no-new-questions': 'talk',
  'many-questions': 'talk',
  'many-attempts': 'talk',
  'low-accuracy': 'easier-lesson',
  'misses-in-a-row': 'easier-lesson',
  'few-right': 'easier-lesson',
  'low-score': 'message',
}

/** So many lines are read at a glance, … */
const mostLines = 5
/** … and a rule that names every third student names nobody. */
const mostOfClass = 1 / 6

/** Who of a class is to be looked at first: one need a student, the most urgent first, a sixth of the class at most. */
export function firstNeeds<T extends Need>(needs: readonly T[], students: number): T[] {
  const named = new Set<string>()
  return needs
    .toSorted(byUrgency)
    .filter(({ studentId }) => !named.has(studentId) && named.add(studentId))
    .slice(0, Math.min(mostLines, Math.max(1, Math.ceil(students * mostOfClass))))
}

/** By cause; of one cause what is latest. */
function byUrgency(a: Need, b: Need): number {
  const urgency = needCauses.indexOf(a.cause) - needCauses.indexOf(b.cause)
  return urgency || (b.lastSeenAt ?? '').localeCompare(a.lastSeenAt ?? '')
}

/** What a teacher said of a need when `attempt` was the latest. */
export type NeedAnswer = Pick<Need, 'studentId' | 'lessonId'> & {
  cause: string
  attempt: number
  answer: 'seen' | 'dismissed' | 'told'
}

/** Those of which nothing was said yet: what was seen, or talked of, comes back with another attempt, what is no problem does not. */
export function unanswered<T extends Need>(needs: readonly T[], answers: readonly NeedAnswer[]): T[] {
  const said = new Map(answers.map((answer) => [keyOf(answer), answer]))
  return needs.filter((need) => {
    const answer = said.get(keyOf(need))
    return !answer || (answer.answer !== 'dismissed' && answer.attempt !== need.attempts)
  })
}

function keyOf({ studentId, lessonId, cause }: Pick<NeedAnswer, 'studentId' | 'lessonId' | 'cause'>): string {
  return JSON.stringify([studentId, lessonId, cause])
}
