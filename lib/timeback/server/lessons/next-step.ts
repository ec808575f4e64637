import 'server-only'
import type { AttemptRow, ItemTurns, NewQuestion, ResponseRow } from '#lib/db/attempts/attempt-row.ts'
import type { LoadedAttempt, Standing } from '#lib/db/attempts/loaded-attempt.ts'
import { movedAttempt } from '#lib/db/attempts/moved-attempt.ts'
import { saveAttempt } from '#lib/db/attempts/save-attempt.ts'
import { type AdaptiveAttempt, serveNext } from '#lib/powerpath/adaptive-attempt.ts'
import { explainMove } from '#lib/powerpath/move-reason.ts'
import { toOpaqueIdentifiers } from '#lib/qti/show/opaque-identifiers.ts'
import { hasAnswer } from '#lib/qti/typed/normal-text.ts'
import { assert } from '#lib/std/assert.ts'
import { isAdaptive } from '#lib/std/terms.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { LessonQuestion, NextQuestion, QuestionBatch } from '#lib/timeback/contract/lesson.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { loadItem, loadItems, questionSeed } from '#lib/timeback/server/items/item-library.ts'
import { attemptPool } from './attempt/attempt-pool.ts'
import {
  attemptXp,
  toAdaptiveAttempt,
  toAttemptChange,
  toNewQuestion,
  toStanding,
} from './attempt/attempt-state.ts'
import { decideOnAttempt } from './attempt/decide-on-attempt.ts'
import { keepAttempt } from './attempt/kept-attempts.ts'
import { requireAttempt } from './attempt/require-attempt.ts'
import { shownItem, toLessonQuestion } from './question/to-lesson-question.ts'

type NextInput = { lesson: string; student: string }

/**
 * The question being served (adaptive; the same until it is answered) or all of them (linear), as
 * `POST lessons/next` answers. No answer key is in either. Throws `LESSON_NOT_FOUND`, `ATTEMPT_NOT_FOUND`.
 */
export async function nextStep(
  deps: Deps,
  input: NextInput,
  /** What was read for it just now. */
  loaded?: LoadedAttempt,
): Promise<NextQuestion | QuestionBatch> {
  const decide = async (standing: Standing) => {
    const attempt = requireAttempt(standing.attempt)
    // What is asked is answered next.
    keepAttempt(deps.db, standing)
    return isAdaptive(attempt.lessonType)
      ? nextQuestion(deps, attempt, standing)
      : questionBatch(deps, attempt)
  }
  return decideOnAttempt(deps, input, { loaded, decide })
}

async function nextQuestion(
  deps: Deps,
  attempt: AttemptRow,
  standing: Standing,
): Promise<NextQuestion | 'lost'> {
  if (attempt.status !== 'open')
    return { question: null, score: attempt.score, complete: true, xpStanding: attemptXp(attempt) }
  const open = attempt.questions.find(({ response }) => response === null)
  const state = toAdaptiveAttempt(attempt)
  if (open) return served(deps, attempt, { question: open, state })
  const pool = await attemptPool(deps.db, { ...attempt, bankVersion: standing.lesson.bankVersion })
  const step = serveNext(state, pool, standing.seenBefore)
  if (!step.served)
    throw new DomainError('QUESTION_NOT_FOUND', `The lesson ${attempt.lessonId} has no questions.`)
  const now = deps.now()
  const question = toNewQuestion(step.served, pool, deps.uuid())
  const change = toAttemptChange(step.state, { attempt, now })
  const decided = { attempt, change, now, next: question }
  if (!(await saveAttempt(deps.db, decided))) return 'lost'
  keepAttempt(deps.db, { ...standing, attempt: movedAttempt(attempt, decided) })
  return served(deps, attempt, { question, state: step.state })
}

async function served(
  deps: Deps,
  attempt: AttemptRow,
  { question, state }: { question: NewQuestion & { turns?: ItemTurns | null }; state: AdaptiveAttempt },
): Promise<NextQuestion> {
  const { itemId, difficulty, turns = null } = question
  const loaded = await loadItem(deps.db, itemId)
  const last = attempt.questions.findLast(({ response }) => response !== null)
  return {
    question: toLessonQuestion(loaded, {
      ...{ attemptSeed: attempt.seed, difficulty },
      shown: shownItem(loaded, { turns }),
    }),
    score: attempt.score,
    complete: false,
    ...(last?.response && toReason(last.response)),
    ...toStanding(state, attempt),
  }
}

function toReason({ reason, scoreBefore: before, scoreAfter: after }: ResponseRow) {
  return reason === null ? {} : { reason: explainMove(reason, { before, after }) }
}

async function questionBatch(deps: Deps, attempt: AttemptRow): Promise<QuestionBatch> {
  const items = await loadItems(
    deps.db,
    attempt.questions.map(({ itemId }) => itemId),
  )
  const itemOf = (itemId: string) => {
    const loaded = items.get(itemId)
    assert(loaded, 'every question has its item')
    return loaded
  }
  const questions = attempt.questions.map(({ itemId, difficulty, turns }): LessonQuestion => {
    const loaded = itemOf(itemId)
    const shown = shownItem(loaded, { turns })
    return toLessonQuestion(loaded, { attemptSeed: attempt.seed, difficulty, shown })
  })
  const answered = attempt.questions.flatMap(({ identifier, itemId, response }) => {
    if (!response || !hasAnswer(response.responses)) return []
    const seed = questionSeed(attempt.seed, identifier)
    return [[identifier, toOpaqueIdentifiers(itemOf(itemId).item, seed, response.responses)] as const]
  })
  const finalized = attempt.status === 'finalized'
  return {
    questions,
    answeredIds: answered.map(([identifier]) => identifier),
    answers: Object.fromEntries(answered),
    score: attempt.score,
    finalized,
    complete: finalized,
    xpStanding: attemptXp(attempt),
  }
}
