import type { KeptFeedback } from '#lib/timeback/client/kept/lesson-cache.ts'
import { isOvertaken, type TimebackError } from '#lib/timeback/client/wire/timeback-error.ts'
import type {
  AdaptiveStanding,
  CompleteResult,
  LessonQuestion,
  LexicalResponses,
  NextQuestion,
  QuestionBatch,
  StartResult,
  SubmitResult,
} from '#lib/timeback/contract/lesson.ts'
import { goesOn, isLaterTurn, isSameTurn, withAnswered } from '#lib/timeback/contract/question-turns.ts'
import type { LessonCompletion } from './lesson-completion.ts'
import { type AnswerResult, isAdaptive, isStillOpen, type LessonState, nowhere } from './lesson-state.ts'
import { type KeptHere, openOf, overlayKept } from './overlay-kept.ts'

/** What happens to an attempt: what the server says of it, what this device keeps, and where the student goes. */
export type LessonEvent =
  | { type: 'refreshed'; started: StartResult }
  | { type: 'loaded'; batch: QuestionBatch }
  | { type: 'served'; served: NextQuestion }
  | { type: 'kept'; kept: KeptHere }
  | { type: 'counted'; result: SubmitResult }
  | { type: 'not-counted'; question: string; error: TimebackError }
  | { type: 'finalized'; result: CompleteResult }
  | { type: 'shown'; question: LessonQuestion }
  | { type: 'handed-out' }
  | { type: 'answered'; question: string }
  | { type: 'judged'; given: Given; result: SubmitResult }
  | { type: 'feedback-stands'; feedback: KeptFeedback }
  | { type: 'review' }
  | { type: 'finishing' }
  | { type: 'completed'; completion: LessonCompletion }

type Given = Pick<AnswerResult, 'questionId' | 'responses' | 'scoreBefore' | 'isEarlier'>

/** The attempt as `start` answered it. */
export function beginLesson(started: StartResult): LessonState {
  return {
    ...toFacts(started),
    ...nowhere,
    ...{ answers: {}, saves: {}, refused: [], finishing: null },
    ...{ kept: { answers: [], wishes: [] }, ahead: null, stale: null },
    ...untouched,
  }
}

/** The one place where an attempt changes: from what it was and what happened, to what it is. */
export function reduceLesson(state: LessonState, event: LessonEvent): LessonState {
  const moved = move(state, event)
  const isSame = moved.saved === state.saved && moved.kept === state.kept && moved.attempt === state.attempt
  const overlay = isSame ? {} : overlayKept(moved.saved, moved.kept, moved)
  // The shown question is shown in its latest turn.
  const question = moved.questions.find((each) => isLaterTurn(each, moved.question)) ?? moved.question
  return { ...moved, ...overlay, question }
}

function move(state: LessonState, event: LessonEvent): LessonState {
  switch (event.type) {
    case 'refreshed':
      return refresh(state, event.started)
    case 'loaded': {
      const { questions, answeredIds, answers, score, finalized } = event.batch
      const saved = Object.fromEntries(answeredIds.map((id) => [id, answers[id] ?? {}] as const))
      return { ...state, questions: keepSame(state.questions, questions), saved, score, finalized }
    }
    case 'served':
      return { ...state, ...toMoved(event.served), finalized: event.served.complete }
    case 'kept':
      return { ...state, kept: event.kept, saved: sentSince(state, event.kept) }
    case 'counted': {
      const { answered, next, complete } = event.result
      const questions = withAnswered(state.questions, answered)
      const ahead = (goesOn(answered) ? answered : next) ?? null
      return {
        ...{ ...state, questions, ahead },
        ...{ ...toMoved(event.result), finalized: state.finalized || complete },
      }
    }
    case 'not-counted':
      return {
        ...state,
        overtaken: state.overtaken || isOvertaken(event.error),
        ...(event.error.code === 'STALE_ATTEMPT' && { stale: event.error }),
        ...(event.question === state.question?.id && isOvertaken(event.error) && { answered: false }),
      }
    case 'finalized': {
      const { score, finalized } = event.result
      return { ...state, score, finalized, ...(finalized && { result: event.result }) }
    }
    case 'handed-out':
      return { ...state, handedOut: nextPlace(state) + 1 }
    case 'shown':
      return show(state, event.question)
    case 'answered':
      return { ...state, answered: event.question === state.question?.id }
    case 'judged':
      // The student has gone on already.
      if (state.question && state.question.id !== event.given.questionId) return state
      return { ...state, phase: 'feedback', lastResult: toAnswerResult(event.given, event.result) }
    case 'feedback-stands': {
      const { question, responses, scoreBefore, result } = event.feedback
      const given = { questionId: question.id, responses, scoreBefore, isEarlier: true }
      return { ...state, phase: 'feedback', question, index: -1, lastResult: toAnswerResult(given, result) }
    }
    case 'review':
      return { ...state, ...nowhere, phase: 'review' }
    case 'finishing':
      return { ...state, phase: 'finishing', question: null, index: -1 }
    case 'completed':
      return { ...state, phase: 'completed', question: null, index: -1, completion: event.completion }
  }
}

/** Linear: the place of the next question to hand out; beyond the last where none is open. */
export function nextPlace({ questions, answers, handedOut }: LessonState): number {
  return openFrom(questions, answers, handedOut)
}

const untouched = { questions: [], standing: {}, saved: {}, handedOut: 0, result: null } as const

/** An adaptive session is never finalised from the start (seed 002, `finalized`). */
function toFacts(started: StartResult) {
  const { attempt, questionCount, finalized, ...rest } = started
  return { ...rest, attempt, questionCount, finalized: finalized && !isAdaptive(started), overtaken: false }
}

function refresh(state: LessonState, started: StartResult): LessonState {
  const fresh = { ...state, ...toFacts(started), ahead: null, stale: null }
  if (fresh.attempt !== state.attempt) return { ...fresh, ...untouched }
  return { ...fresh, seenQuestions: state.seenQuestions }
}

function show(state: LessonState, asked: LessonQuestion): LessonState {
  const question = isStillOpen(state, asked) ? state.question : asked
  const index = question ? state.questions.indexOf(question) : -1
  const ahead = asked === state.ahead ? null : state.ahead
  return { ...state, ...nowhere, question, index, ahead }
}

/** What this device kept of the attempt when last looked, and neither keeps nor was refused since, the server has. */
function sentSince(state: LessonState, { answers }: KeptHere): LessonState['saved'] {
  const ids = new Set(answers.map(({ parcel }) => parcel.id))
  const sent = openOf(state.kept.answers, state).filter(({ parcel }) => !ids.has(parcel.id))
  const responses = sent.map(({ parcel: { content } }) => [content.question, content.responses] as const)
  return sent.length === 0 ? state.saved : { ...state.saved, ...Object.fromEntries(responses) }
}

/** The score with what is said besides it, of an answer to `next` or `submit`. */
function toMoved({ score, reason, questionsLeft, xpStanding, help }: { score: number } & AdaptiveStanding) {
  const standing: AdaptiveStanding = {
    ...(reason !== undefined && { reason }),
    ...(questionsLeft !== undefined && { questionsLeft }),
    ...(xpStanding && { xpStanding }),
    ...(help && { help }),
  }
  return { score, standing }
}

/** What the answer to an adaptive question came to. */
function toAnswerResult(given: Given, result: SubmitResult): AnswerResult {
  const { correct, score, complete, feedback = [], answered = null, reason } = result
  return { ...given, correct, score, complete, feedback, answered, ...(reason !== undefined && { reason }) }
}

/** What was asked for again, with the same object for what is the same: whatever hangs on it goes on. */
function keepSame(known: readonly LessonQuestion[], asked: readonly LessonQuestion[]): LessonQuestion[] {
  const before = new Map(known.map((each) => [each.id, each]))
  return asked.map((each) => {
    const same = before.get(each.id)
    return same && isSameTurn(same, each) ? same : each
  })
}

/** The place of the first question from there on that is open; beyond the last where none is. */
function openFrom(
  questions: readonly LessonQuestion[],
  answers: Readonly<Record<string, LexicalResponses>>,
  from: number,
): number {
  const isOpen = (each: LessonQuestion) => !Object.hasOwn(answers, each.id) || goesOn(each)
  const place = questions.findIndex((each, index) => index >= from && isOpen(each))
  return place < 0 ? questions.length : place
}
