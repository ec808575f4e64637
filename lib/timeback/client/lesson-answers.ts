import type { LexicalResponses, SubmitResult } from '#lib/timeback/contract/lesson.ts'
import type { AnswerQueue } from './answer-queue.ts'
import type { KeptAnswer } from './kept-answer.ts'
import type { LessonSnapshot } from './lesson-snapshot.ts'
import type { Outcome } from './outbox.ts'

/** `response` stands for the item's one response variable. */
export type AnswerInput =
  | { question: string; response: string }
  | { question: string; responses: LexicalResponses }

type OpenAnswer = {
  text: string
  /** Resolves when the answer is safe on this device. */
  kept: Promise<void>
  /** Resolves when the server has taken or refused it. */
  outcome: Promise<Outcome<SubmitResult>>
}

export type LessonAnswers = { keep: (input: AnswerInput, lesson: LessonSnapshot) => OpenAnswer }

/** Puts a lesson's answers into the queue: the same answer given again while it is open is the same one. */
export function createLessonAnswers(queue: AnswerQueue, uuid: () => string): LessonAnswers {
  const open = new Map<string, OpenAnswer>()
  return {
    keep(input, lesson) {
      const { question } = input
      const content = toKeptAnswer(input, lesson)
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

function toKeptAnswer(input: AnswerInput, lesson: LessonSnapshot): KeptAnswer {
  const { question } = input
  const { lessonId, lessonType, attempt, questions, answers } = lesson
  const index = questions.findIndex(({ id }) => id === question)
  const item = questions[index]?.content.item
  const variable = item?.responses[0]?.identifier ?? 'RESPONSE'
  return {
    ...{ lessonId, lessonType, question },
    ...(attempt !== undefined && { attempt }),
    ...(index >= 0 && { place: index + 1 }),
    answer: 'responses' in input ? { responses: given(input.responses) } : { response: input.response },
    responses: 'responses' in input ? input.responses : { [variable]: input.response },
    before: answers[question] ?? null,
  }
}

/** The wire has no null: a variable that was not answered is left out. */
function given(responses: LexicalResponses): Record<string, string | string[]> {
  const answered = Object.entries(responses).flatMap(([name, value]) =>
    value === null ? [] : [[name, value] as const],
  )
  return Object.fromEntries(answered)
}
