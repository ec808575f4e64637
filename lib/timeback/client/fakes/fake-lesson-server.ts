import type { LessonQuestion, LessonType } from '#lib/timeback/contract/lesson.ts'
import type { Respond } from './fake-environment.ts'

/** A server with one lesson: adaptive to 100 in `length` right answers, or a quiz of as many questions. */
export function lessonServer(lessonType: LessonType, length: number): Respond {
  const questions = Array.from({ length }, (_, index) => fakeQuestion(`q${index + 1}`))
  let answered = 0
  const score = () => Math.round((100 * answered) / length)
  const linear = lessonType !== 'powerpath-100'
  return ({ path, body }) => {
    if (path === 'lessons/start')
      return {
        lessonId: body.lessonId,
        lessonType,
        attempt: 2,
        score: 0,
        seenQuestions: 0,
        finalized: false,
        ...(linear && { questionCount: length }),
      }
    if (path === 'lessons/next')
      return linear
        ? { questions, answeredIds: [], answers: {}, score: 0, finalized: false, complete: false }
        : { question: questions[answered] ?? null, score: score(), complete: answered === length }
    if (path === 'lessons/submit') {
      answered++
      if (linear) return { correct: false, score: 0, complete: false }
      const next = questions[answered]
      return { correct: true, score: score(), complete: !next, ...(next && { next }) }
    }
    if (path === 'lessons/complete')
      return {
        lessonType,
        attempt: 2,
        score: 90,
        totalQuestions: length,
        correctQuestions: 9,
        accuracy: 90,
        finalized: true,
      }
    return { accepted: true, creditedMs: 0 }
  }
}

/** A question of one choice, without text. */
export function fakeQuestion(id: string): LessonQuestion {
  const responses = [{ identifier: 'ANSWER', cardinality: 'single', baseType: 'identifier' } as const]
  return {
    id,
    content: { rawXml: '', item: { identifier: id, title: id, stimuli: [], body: [], responses } },
  }
}
