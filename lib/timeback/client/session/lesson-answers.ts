import type { AnswerQueue } from '#lib/timeback/client/kept/answer-queue.ts'
import type { KeptAnswer } from '#lib/timeback/client/kept/kept-answer.ts'
import type { Outcome } from '#lib/timeback/client/kept/outbox.ts'
import { answerInput, invalidInput, requireInput } from '#lib/timeback/client/wire/sdk-inputs.ts'
import { emptyAnswer } from '#lib/timeback/contract/empty-answer.ts'
import type { LexicalResponses, SubmitResult } from '#lib/timeback/contract/lesson.ts'
import type { LessonSource } from './lesson-source.ts'
import type { LessonSnapshot } from './lesson-state.ts'
import { openOf } from './overlay-kept.ts'
import type { QuestionTimer } from './question-timer.ts'

/**
 * `response` stands for the item's one response variable, `skipped` for “I don’t know yet”. `turn`, for an item
 * that takes several: how many the student has seen taken; the answer is refused if it is not all of them.
 */
export type AnswerInput = { question: string; turn?: number } & (
  | { response: string }
  | { responses: LexicalResponses }
  | { skipped: true }
)

type OpenAnswer = {
  text: string
  /** Resolves when the answer is safe on this device. */
  kept: Promise<void>
  /** Resolves when the server has taken or refused it. */
  outcome: Promise<Outcome<SubmitResult>>
}

export type LessonAnswers = {
  /** Throws `VALIDATION_ERROR` for what is no answer. */
  keep: (input: AnswerInput, lesson: LessonSnapshot) => OpenAnswer
  /** As `keep`, and what says nothing is no answer either: `skipped` is the way not to know. */
  give: (input: AnswerInput, lesson: LessonSnapshot) => OpenAnswer
}

/** Puts a lesson's answers into the queue: the same answer given again while it is open is the same one. */
export function createLessonAnswers(
  queue: AnswerQueue,
  { uuid, timer, source }: { uuid: () => string; timer: QuestionTimer; source: LessonSource },
): LessonAnswers {
  const open = new Map<string, OpenAnswer>()

  const keep = (input: AnswerInput, lesson: LessonSnapshot) => {
    requireInput(answerInput, input)
    const { question } = input
    const before = answersBefore(queue, question, lesson)
    // An answer that was cleared is not known any more: the wire takes none that is empty.
    const said: AnswerInput = emptyAnswer(input) ? { question, ...turnOf(input), skipped: true } : input
    const content = toKeptAnswer(said, lesson, { ...before, responseMs: timer.read(question) })
    const text = JSON.stringify(content.answer)
    const known = open.get(question)
    if (known?.text === text) return known
    dismissReplaced(queue, content)
    const stored = queue.keep(lesson.lessonId, uuid(), content)
    const kept = stored.then(() => undefined)
    const outcome = stored.then((parcel) => parcel.outcome)
    const answer = { text, kept, outcome }
    open.set(question, answer)
    void outcome.then((settled) => {
      if (open.get(question) === answer) open.delete(question)
      if ('result' in settled) dismissReplaced(queue, content)
    })
    return answer
  }

  return {
    keep,
    give(input, lesson) {
      requireInput(answerInput, input)
      const shown = [...lesson.questions, source.lastShown()].find((each) => each?.id === input.question)
      const asksNothing = shown?.content.item.responses.length === 0
      const empty = asksNothing ? null : emptyAnswer(input)
      if (empty) throw invalidInput([empty])
      return keep(input, lesson)
    },
  }
}

/** An answer that could not be read was to be given again, and is. */
function dismissReplaced(queue: AnswerQueue, { lessonId, attempt, question }: KeptAnswer): void {
  for (const { parcel } of queue.getSnapshot().waiting) {
    const { content, refusal } = parcel
    const isSame =
      content.lessonId === lessonId && content.attempt === attempt && content.question === question
    if (isSame && refusal?.code === 'VALIDATION_ERROR') void queue.dismiss(parcel.id)
  }
}

function turnOf({ turn }: AnswerInput): { turn?: number } {
  return turn === undefined ? {} : { turn }
}

/**
 * What the server has before this answer comes to it: what it is known to have, or what waits here to be sent
 * earlier, any of which it may still refuse.
 */
function answersBefore(
  queue: AnswerQueue,
  question: string,
  lesson: LessonSnapshot,
): Pick<KeptAnswer, 'before' | 'orBefore'> {
  const earlier = openOf(queue.getSnapshot().waiting, lesson)
    .map(({ parcel }) => parcel.content)
    .filter((content) => content.question === question)
  const orBefore = earlier.flatMap((content) => [content.before, ...(content.orBefore ?? [])])
  return { before: lesson.answers[question] ?? null, ...(orBefore.length > 0 && { orBefore }) }
}

function toKeptAnswer(
  input: AnswerInput,
  lesson: LessonSnapshot,
  { responseMs, ...before }: Pick<KeptAnswer, 'before' | 'orBefore'> & { responseMs: number | undefined },
): KeptAnswer {
  const { question, ...given } = input
  const { lessonId, lessonType, attempt, questions } = lesson
  const index = questions.findIndex(({ id }) => id === question)
  const item = questions[index]?.content.item
  const variable = item?.responses[0]?.identifier ?? 'RESPONSE'
  return {
    ...{ lessonId, lessonType, question },
    ...(attempt !== undefined && { attempt }),
    ...(responseMs !== undefined && { responseMs }),
    ...(input.turn !== undefined && { turn: input.turn }),
    ...(index >= 0 && { place: index + 1 }),
    answer: 'responses' in given ? { responses: answered(given.responses) } : given,
    responses: toResponses(given, variable),
    ...before,
  }
}

function toResponses(
  given: Omit<AnswerInput, 'question'> & { response?: string; responses?: LexicalResponses },
  variable: string,
): LexicalResponses {
  if (given.responses) return given.responses
  return given.response === undefined ? {} : { [variable]: given.response }
}

/** The wire has no null: a variable that was not answered is left out. */
function answered(responses: LexicalResponses): Record<string, string | string[]> {
  const entries = Object.entries(responses)
  return Object.fromEntries(entries.flatMap(([name, value]) => (value === null ? [] : [[name, value]])))
}
