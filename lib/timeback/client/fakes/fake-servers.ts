import { adaptiveType, defaultLessonType, isAdaptive, type LessonType } from '#lib/std/terms.ts'
import type { LessonQuestion } from '#lib/timeback/contract/lesson.ts'
import { type FakeRequest, problem, type Respond } from './fake-environment.ts'

type Counted = { submissionId: string; question: string; value: string }

/**
 * A server that keeps its books right while everything around it fails: requests and answers are lost,
 * late or doubled, and it is in trouble itself at times. `lesson-a…` are adaptive and never end, others
 * are quizzes of 10 questions. A submission is counted once, and an attempt finished once, whatever comes.
 */
export function createUnreliableServer(random: () => number) {
  const counted = new Map<string, Counted[]>()
  const answers = new Map<string, unknown>()
  const conflicts: string[] = []
  const finished = new Map<string, number>()
  const attempts = new Map<string, number>()
  const delayed: FakeRequest[] = []
  let reliable = false

  const of = (lessonId: string) => {
    const list = counted.get(lessonId) ?? []
    counted.set(lessonId, list)
    return list
  }
  const attemptOf = (lessonId: string) => attempts.get(lessonId) ?? 1
  const isFinished = (lessonId: string) => finished.get(lessonId) === attemptOf(lessonId)
  const served = (lessonId: string) => `q${of(lessonId).length + 1}`

  const submit = ({ body }: FakeRequest): unknown => {
    const [lessonId, question, submissionId] = [body.lessonId, body.question, body.submissionId].map(
      String,
    ) as [string, string, string]
    const { ANSWER } = (body.responses ?? { ANSWER: body.response }) as { ANSWER: string }
    const known = answers.get(submissionId)
    if (known) return known
    const adaptive = neverEnds(lessonId)
    if (body.attempt !== attemptOf(lessonId)) return problem(409, 'STALE_ATTEMPT')
    if (isFinished(lessonId)) return problem(409, 'ALREADY_COMPLETED')
    if (adaptive && question !== served(lessonId)) {
      conflicts.push(`${lessonId} ${question}`)
      return problem(409, 'STALE_ATTEMPT')
    }
    of(lessonId).push({ submissionId, question, value: ANSWER })
    const answer = adaptive
      ? { correct: true, score: 50, complete: false, next: fakeQuestion(served(lessonId)) }
      : { correct: false, score: 0, complete: false }
    answers.set(submissionId, answer)
    return answer
  }

  const complete = ({ body }: FakeRequest, lessonType: string): unknown => {
    const lessonId = String(body.lessonId)
    if (body.attempt !== attemptOf(lessonId)) return problem(409, 'STALE_ATTEMPT')
    finished.set(lessonId, attemptOf(lessonId))
    const totals = { score: 90, totalQuestions: 10, correctQuestions: 9, accuracy: 90 }
    return { lessonType, attempt: body.attempt, ...totals, finalized: true }
  }

  const answer = (request: FakeRequest): unknown => {
    const lessonId = String(request.body.lessonId)
    const adaptive = neverEnds(lessonId)
    const lessonType = adaptive ? adaptiveType : defaultLessonType
    if (request.path === 'lessons/start')
      return {
        ...{ lessonId, lessonType, attempt: attemptOf(lessonId), score: 0, seenQuestions: 0 },
        finalized: isFinished(lessonId),
      }
    if (request.path === 'lessons/next') {
      if (adaptive) return { question: fakeQuestion(served(lessonId)), score: 50, complete: false }
      const saved = Object.fromEntries(
        of(lessonId).map(({ question, value }) => [question, { ANSWER: value }]),
      )
      const questions = Array.from({ length: 10 }, (_, index) => fakeQuestion(`q${index + 1}`))
      const standing = { score: 0, finalized: isFinished(lessonId), complete: isFinished(lessonId) }
      return { questions, answeredIds: Object.keys(saved), answers: saved, ...standing }
    }
    if (request.path === 'lessons/complete') return complete(request, lessonType)
    return request.path === 'lessons/submit' ? submit(request) : { accepted: true, creditedMs: 0 }
  }

  const respond: Respond = (request) => {
    if (reliable) return answer(request)
    const chance = random()
    if (random() < 0.3) for (const late of delayed.splice(0)) answer(late)
    if (chance < 0.05) {
      delayed.push(request)
      throw new TypeError('The request is late.')
    }
    if (chance < 0.1) throw new TypeError('The request was lost.')
    if (chance < 0.2) {
      answer(request)
      throw new TypeError('The answer was lost.')
    }
    if (chance < 0.25) return problem(500, 'DB_ERROR')
    if (chance < 0.3) return problem(503, 'DB_UNAVAILABLE')
    if (chance < 0.33) return problem(429, 'RATE_LIMITED')
    if (chance < 0.36)
      return new Response('<h1>Sign in to the network</h1>', { headers: { 'content-type': 'text/html' } })
    if (chance < 0.4) return problem(401, 'UNAUTHORIZED')
    if (chance < 0.5) {
      answer(request)
      return answer(request)
    }
    return answer(request)
  }

  return {
    respond,
    counted,
    conflicts,
    /** By lesson, the attempt that was finished last. */
    finished,
    /** Another device leaves the open attempt for the next. */
    beginAnew(lessonId: string) {
      attempts.set(lessonId, attemptOf(lessonId) + 1)
    },
    /** From here on nothing fails. */
    calm() {
      reliable = true
    },
  }
}

function neverEnds(lessonId: string): boolean {
  return lessonId.startsWith('lesson-a')
}

/** A server with one lesson: adaptive to 100 in `length` right answers, or a quiz of as many questions. */
export function lessonServer(lessonType: LessonType, length: number): Respond {
  const questions = Array.from({ length }, (_, index) => fakeQuestion(`q${index + 1}`))
  let answered = 0
  const score = () => Math.round((100 * answered) / length)
  const linear = !isAdaptive(lessonType)
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
