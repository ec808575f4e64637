import type { LexicalResponses, SubmitResult } from '#lib/timeback/contract/lesson.ts'
import type { AnswerQueue } from './answer-queue.ts'
import type { KeptAnswer } from './kept-answer.ts'
import type { LessonSnapshot } from './lesson-snapshot.ts'
import type { Outcome } from './outbox.ts'
import type { QuestionTimer } from './question-timer.ts'

/** `response` stands for the item's one response variable; `skipped` for “I don’t know yet”. */
export type AnswerInput =
  | { question: string; response: string }
  | { question: string; responses: LexicalResponses }
  | { question: string; skipped: true }

type OpenAnswer = {
  text: string
  /** Resolves when the answer is safe on this device. */
  kept: Promise<void>
  /** Resolves when the server has taken or refused it. */
  outcome: Promise<Outcome<SubmitResult>>
}

export type LessonAnswers = { keep: (input: AnswerInput, lesson: LessonSnapshot) => OpenAnswer }

/** Puts a lesson's answers into the queue: the same answer given again while it is open is the same one. */
export function createLessonAnswers(
  queue: AnswerQueue,
  { uuid, timer }: { uuid: () => string; timer: QuestionTimer },
): LessonAnswers {
  const open = new Map<string, OpenAnswer>()
  return {
    keep(input, lesson) {
      const { question } = input
      const content = toKeptAnswer(input, lesson, timer.read(question))
      const text = JSON.stringify(content.answer)
      const known = open.get(question)
      if (known?.text === text) return known
      const replaced = lesson.refused.filter(
        ({ questionId, code }) => questionId === question && code === 'VALIDATION_ERROR',
      )
      for (const { submissionId } of replaced) void queue.dismiss(submissionId)
      const stored = queue.keep(lesson.lessonId, uuid(), content)
      const kept = stored.then(() => undefined)
      const outcome = stored.then((parcel) => parcel.outcome)
      const answer = { text, kept, outcome }
      open.set(question, answer)
      void outcome.then(() => open.get(question) === answer && open.delete(question))
      return answer
    },
  }
}

function toKeptAnswer(
  input: AnswerInput,
  lesson: LessonSnapshot,
  responseMs: number | undefined,
): KeptAnswer {
  const { question, ...given } = input
  const { lessonId, lessonType, attempt, questions, answers } = lesson
  const index = questions.findIndex(({ id }) => id === question)
  const item = questions[index]?.content.item
  const variable = item?.responses[0]?.identifier ?? 'RESPONSE'
  return {
    ...{ lessonId, lessonType, question },
    ...(attempt !== undefined && { attempt }),
    ...(responseMs !== undefined && { responseMs }),
    ...(index >= 0 && { place: index + 1 }),
    answer: 'responses' in given ? { responses: answered(given.responses) } : given,
    responses: toResponses(given, variable),
    before: answers[question] ?? null,
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
