import 'server-only'
import type { AttemptRow, QuestionRow, ResponseRow } from '#lib/db/attempts/attempt-row.ts'
import { attemptActiveMs } from '#lib/db/attempts/attempt-summaries.ts'
import { explainMove } from '#lib/powerpath/move-reason.ts'
import { toOpaqueIdentifiers } from '#lib/qti/show/opaque-identifiers.ts'
import { hasAnswer } from '#lib/qti/typed/normal-text.ts'
import { assert } from '#lib/std/assert.ts'
import { isAdaptive } from '#lib/std/terms.ts'
import type {
  AttemptDetails,
  LessonAttemptQuestion,
  LexicalResponses,
} from '#lib/timeback/contract/lesson.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { type LoadedItem, loadItems, questionSeed } from '#lib/timeback/server/items/item-library.ts'
import { attemptXp, scoreAnswered, toAdaptiveAttempt, toStanding, xpReason } from './attempt/attempt-state.ts'
import { loadStanding } from './attempt/decide-on-attempt.ts'
import { leadsTo } from './attempt/leads-to.ts'
import { asBegun, requireAttempt } from './attempt/require-attempt.ts'
import { answerKey } from './question/answer-key.ts'
import { toLessonQuestion } from './question/to-lesson-question.ts'

export type AttemptDetailsInput = {
  lesson: string
  student: string
  attempt: number
  /** A teacher of the student sees the whole item, key included, also while the attempt is open. */
  forTeacher?: boolean
}

/**
 * Each question of an attempt with the student's answer (seed 002, `attemptDetails`). The key and the
 * feedback are there only once the attempt is closed; before, a linear one does not tell what is right.
 * Throws `LESSON_NOT_FOUND`, `ATTEMPT_NOT_FOUND`.
 */
export async function attemptDetails(deps: Deps, input: AttemptDetailsInput): Promise<AttemptDetails> {
  const standing = await loadStanding(deps, input)
  const attempt = requireAttempt(standing.attempt, input.attempt)
  const lesson = asBegun(standing.lesson, attempt)
  const forTeacher = input.forTeacher ?? false
  const adaptive = isAdaptive(lesson.type)
  // An adaptive question that is on the screen now is no part of the history yet.
  const shown = adaptive ? attempt.questions.filter(({ response }) => response !== null) : attempt.questions
  const finished = attempt.status === 'finalized'
  const [items, activeMs, leads] = await Promise.all([
    loadItems(
      deps.db,
      shown.map(({ itemId }) => itemId),
    ),
    attemptActiveMs(deps.db, attempt.id),
    finished ? leadsTo(deps, { lesson, student: input.student, score: attempt.score }) : null,
  ])
  const questions = shown.map((question) => {
    const loaded = items.get(question.itemId)
    assert(loaded, 'every question has its item')
    return toAttemptQuestion(loaded, question, { attempt, adaptive, forTeacher })
  })
  const totals = {
    ...toTotals(attempt, activeMs),
    // Beside the marks that only a teacher sees before the end stands what they come to.
    ...(forTeacher && !adaptive && !finished && interim(attempt)),
    ...(finished && { xpReason: xpReason(attempt) }),
    xpStanding: attemptXp(attempt, { toTeacher: forTeacher }),
    ...(leads && { leadsTo: leads }),
  }
  return isAdaptive(lesson.type)
    ? { lessonType: lesson.type, seenQuestions: questions, ...totals, ...toAdaptiveTotals(attempt) }
    : { lessonType: lesson.type, questions, ...totals }
}

/** While it is open, also how it stands. */
function toAdaptiveTotals(attempt: AttemptRow) {
  const { policy } = attempt
  return attempt.status === 'open'
    ? { policy, ...toStanding(toAdaptiveAttempt(attempt), attempt) }
    : { policy }
}

function interim(attempt: AttemptRow) {
  const { score, totalQuestions, correctQuestions } = scoreAnswered(attempt.questions)
  return { score, totalQuestions, correctQuestions }
}

function toTotals(attempt: AttemptRow, activeMs: number) {
  const { number, status, score, totalQuestions, correctQuestions, startedAt, completedAt, xp } = attempt
  return {
    attempt: number,
    finalized: status === 'finalized',
    score,
    totalQuestions,
    correctQuestions,
    startedAt: startedAt.toISOString(),
    completedAt: completedAt?.toISOString() ?? null,
    activeMs,
    xp,
  }
}

function toAttemptQuestion(
  loaded: LoadedItem,
  { difficulty, response, turns, scored }: QuestionRow,
  { attempt, adaptive, forTeacher }: { attempt: AttemptRow; adaptive: boolean; forTeacher: boolean },
): LessonAttemptQuestion {
  const closed = forTeacher || attempt.status !== 'open'
  const seed = questionSeed(attempt.seed, loaded.item.identifier)
  const own = response?.responses ?? {}
  const { shown, ...key } = closed
    ? answerKey(loaded, { own, seed, turns, ownIdentifiers: forTeacher })
    : { shown: undefined }
  const view = { attemptSeed: attempt.seed, difficulty, ownIdentifiers: forTeacher, shown }
  const { id, title, content } = toLessonQuestion(loaded, view)
  const responses = forTeacher ? own : toOpaqueIdentifiers(loaded.item, seed, own)
  return {
    id,
    ...(title !== undefined && { title }),
    difficulty,
    correct: (closed || adaptive) && response !== null && response.correct,
    answered: response !== null && hasAnswer(responses),
    studentResponse: toStudentResponse(responses),
    responses,
    ...(!scored && { unscored: true as const }),
    ...((closed || adaptive) &&
      response &&
      scored && { score: Math.max(0, response.score / response.maxScore) }),
    ...(adaptive && response && toMove(response, forTeacher)),
    ...(response?.skipped && { skipped: true }),
    answeredAt: response?.answeredAt.toISOString() ?? null,
    ...key,
    content: forTeacher ? { ...content, rawXml: loaded.xml } : content,
  }
}

function toMove({ scoreBefore, scoreAfter, reason }: ResponseRow, toTeacher: boolean) {
  const moved = { before: scoreBefore, after: scoreAfter }
  return {
    scoreBefore,
    scoreAfter,
    ...(reason !== null && { reason: explainMove(reason, moved, { toTeacher }) }),
  }
}

/** One value is itself, several are JSON, none is empty (http contract, identifiers). */
export function toStudentResponse(responses: LexicalResponses): string {
  const values = Object.values(responses)
  const [only] = values
  if (values.length === 1 && typeof only === 'string') return only
  if (values.length === 1 && Array.isArray(only) && only.length === 1) return only[0] ?? ''
  return hasAnswer(responses) ? JSON.stringify(values.length === 1 ? only : responses) : ''
}
