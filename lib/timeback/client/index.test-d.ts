import { expectTypeOf } from 'vitest'
import type { LessonType } from '#lib/std/terms.ts'
import type { FieldProblem } from '#lib/timeback/contract/domain-error.ts'
import type {
  Attempt,
  AttemptDetails,
  CompleteResult,
  CourseRef,
  Lesson,
  LessonAttemptQuestion,
  LessonQuestion,
  LexicalResponses,
  SubmitResult,
} from '#lib/timeback/contract/lesson.ts'
import {
  type ActivityTracker,
  type AnswerInput,
  type AttemptDrafts,
  type CompletionResult,
  createTimebackClient,
  type Environment,
  getLessonAttemptQuestions,
  LessonPlayer,
  type LessonSession,
  type LessonSnapshot,
  type RefusedAnswer,
  type RefusedCompletion,
  type SaveState,
  TimebackError,
} from './index.ts'

// What an app writes against: docs/sdk.md, and seeds 002 to 004. Checked with the types of the whole project.

declare const environment: Environment
const timeback = createTimebackClient({ environment })

createTimebackClient({
  environment,
  baseUrl: 'https://app.example',
  retryAttempts: 0,
  studentId: 'student-1',
})
// @ts-expect-error a client has to be told where it runs
createTimebackClient({})

// Lessons
expectTypeOf(timeback.lessons.list).parameter(0).toEqualTypeOf<{ course?: CourseRef } | undefined>()
expectTypeOf(timeback.lessons.list).returns.resolves.toEqualTypeOf<Lesson[]>()
expectTypeOf(timeback.lessons.start).parameter(0).toEqualTypeOf<{
  lessonId: string
  course: CourseRef
  lessonType?: LessonType
  name?: string
  forceNew?: boolean
}>()
expectTypeOf(timeback.lessons.start).returns.resolves.toEqualTypeOf<LessonSession>()
expectTypeOf(timeback.lessons.attempts).parameters.toEqualTypeOf<[input: { lessonId: string }]>()
expectTypeOf(timeback.lessons.attempts).returns.resolves.toEqualTypeOf<Attempt[]>()
expectTypeOf(timeback.lessons.attemptDetails)
  .parameter(0)
  .toEqualTypeOf<{ lessonId: string; attempt: number }>()
expectTypeOf(timeback.lessons.attemptDetails).returns.resolves.toEqualTypeOf<AttemptDetails>()
expectTypeOf(getLessonAttemptQuestions).toEqualTypeOf<(details: AttemptDetails) => LessonAttemptQuestion[]>()
// @ts-expect-error a course is named by its subject and grade, or by its code
void timeback.lessons.start({ lessonId: 'l', course: { subject: 'Math' } })
// @ts-expect-error a lesson is of one of the managed types
void timeback.lessons.start({ lessonId: 'l', course: { code: 'MATH-5' }, lessonType: 'exam' })

// A lesson session
type Session = Pick<
  LessonSession,
  'lessonId' | 'lessonType' | 'attempt' | 'score' | 'questionCount' | 'seenQuestions' | 'finalized'
>
expectTypeOf<Session>().toEqualTypeOf<{
  readonly lessonId: string
  readonly lessonType: LessonType
  readonly attempt: number | undefined
  readonly score: number
  readonly questionCount: number | undefined
  readonly seenQuestions: number
  readonly finalized: boolean
}>()
expectTypeOf<LessonSession['next']>().toEqualTypeOf<() => Promise<LessonQuestion | null>>()
expectTypeOf<LessonSession['submit']>().toEqualTypeOf<(input: AnswerInput) => Promise<SubmitResult>>()
expectTypeOf<LessonSession['complete']>().returns.resolves.toEqualTypeOf<
  CompleteResult & { timeSpentSeconds: number; timeTrackingSent: boolean; error?: string }
>()
expectTypeOf<LessonSession['refresh']>().toEqualTypeOf<() => Promise<void>>()
expectTypeOf<LessonSession['pause' | 'resume' | 'leave']>().toEqualTypeOf<() => void>()
expectTypeOf<LessonSession['subscribe']>().toEqualTypeOf<(listener: () => void) => () => void>()
expectTypeOf<LessonSession['getSnapshot']>().toEqualTypeOf<() => LessonSnapshot>()
expectTypeOf<{ question: string; response: string }>().toExtend<AnswerInput>()
expectTypeOf<{ question: string; responses: LexicalResponses; turn: number }>().toExtend<AnswerInput>()
expectTypeOf<{ question: string; skipped: true }>().toExtend<AnswerInput>()
expectTypeOf<{ question: string }>().not.toExtend<AnswerInput>()
expectTypeOf<{ question: string; skipped: false }>().not.toExtend<AnswerInput>()
expectTypeOf<LessonSnapshot['phase']>().toEqualTypeOf<
  'answering' | 'feedback' | 'review' | 'finishing' | 'completed'
>()
expectTypeOf<LessonSnapshot['saves']>().toEqualTypeOf<Readonly<Record<string, SaveState>>>()
expectTypeOf<SaveState>().toEqualTypeOf<'saving' | 'saved' | 'will-be-sent' | 'needs-sign-in' | 'refused'>()

// A lesson on a screen
const player = new LessonPlayer(timeback, { lessonId: 'l', course: { code: 'MATH-5' } })
expectTypeOf(player.getSnapshot().status).toEqualTypeOf<'idle' | 'starting' | 'ready' | 'error'>()
expectTypeOf(player.getSnapshot().saveState).toEqualTypeOf<'idle' | SaveState>()
expectTypeOf(player.getSnapshot().error).toEqualTypeOf<TimebackError | null>()
expectTypeOf(player.getSnapshot()).toExtend<Omit<LessonSnapshot, 'lessonType'>>()
expectTypeOf(player.submit).toEqualTypeOf<(responses: LexicalResponses) => Promise<boolean>>()
expectTypeOf(player.goTo).toEqualTypeOf<(index: number) => void>()

// Activities
const { activity } = timeback
expectTypeOf(activity.start).returns.toEqualTypeOf<ActivityTracker>()
expectTypeOf(activity.current).toEqualTypeOf<ActivityTracker | null>()
const run = activity.start({
  ...{ id: 'a', name: 'A', course: { subject: 'Math', grade: 3 }, runId: '0', onPause() {}, onResume() {} },
  time: { heartbeatIntervalMs: 1_000, hiddenTimeoutMs: 0, idleTimeoutMs: 1_000, retryAttempts: 0 },
  onFlush: (activeMs) => expectTypeOf(activeMs).toEqualTypeOf<number>(),
  onError(error, { type }) {
    expectTypeOf(error).toEqualTypeOf<TimebackError>()
    expectTypeOf(type).toEqualTypeOf<'time-spent' | 'completion'>()
  },
})
activity.start({ id: 'a', name: 'A', course: { code: 'CS-101' }, time: false })
// @ts-expect-error an activity has a name
activity.start({ id: 'a', course: { code: 'CS-101' } })
type Run = Pick<
  ActivityTracker,
  'id' | 'runId' | 'startedAt' | 'isPaused' | 'isEnded' | 'totalActiveMs' | 'elapsedMs'
>
expectTypeOf<Run>().toEqualTypeOf<{
  readonly id: string
  readonly runId: string
  readonly startedAt: Date
  readonly isPaused: boolean
  readonly isEnded: boolean
  readonly totalActiveMs: number
  readonly elapsedMs: number
}>()
expectTypeOf<ActivityTracker['pause' | 'resume']>().toEqualTypeOf<() => void>()
expectTypeOf<ActivityTracker['flush']>().toEqualTypeOf<() => Promise<void>>()
expectTypeOf(run.end).returns.resolves.toEqualTypeOf<CompletionResult | undefined>()
expectTypeOf<CompletionResult['pctCompleteApp']>().toEqualTypeOf<number | undefined>()
void run.end()
void run.end({ xpEarned: 12, totalQuestions: 10, correctQuestions: 9, masteredUnits: 1, pctComplete: 40 })
void run.end({ xpEarned: 0, process: true, time: { active: 1_000, inactive: 0 } })
// @ts-expect-error a completion tells the XP that was earned
void run.end({ masteredUnits: 1 })
// @ts-expect-error every completion is processed
void run.end({ xpEarned: 1, process: false })

// Courses, and what this device keeps
expectTypeOf(timeback.courses.progress).parameters.toEqualTypeOf<[input: { course: CourseRef }]>()
expectTypeOf(timeback.courses.progress).returns.resolves.toEqualTypeOf<{
  totalLessons: number
  masteredUnits: number
  pctComplete: number
}>()
expectTypeOf(timeback.delivery.getSnapshot()).toEqualTypeOf<{
  unsent: number
  state: 'idle' | 'sending' | 'waiting' | 'needs-sign-in'
  finishing: readonly { lessonId: string; attempt: number | undefined }[]
  refused: readonly (RefusedAnswer | RefusedCompletion)[]
  signedIn: 'student' | 'nobody' | 'someone-else'
  isDurable: boolean
}>()
expectTypeOf(timeback.delivery.watch).toEqualTypeOf<() => () => void>()
expectTypeOf(timeback.delivery.flush).toEqualTypeOf<() => Promise<void>>()
expectTypeOf(timeback.delivery.dismiss).toEqualTypeOf<(submissionId: string) => Promise<void>>()
expectTypeOf(timeback.drafts.of).returns.toEqualTypeOf<AttemptDrafts>()
expectTypeOf(timeback.drafts.of({ lessonId: 'l', attempt: 1 }).set).parameters.toEqualTypeOf<
  [question: LessonQuestion, responses: LexicalResponses]
>()

// Errors
const error = new TimebackError('VALIDATION_ERROR', 'metrics.xpEarned is missing', { status: 400 })
expectTypeOf(error).toExtend<Error>()
expectTypeOf(error.status).toEqualTypeOf<number>()
expectTypeOf(error.detail).toEqualTypeOf<string>()
expectTypeOf(error.errors).toEqualTypeOf<readonly FieldProblem[]>()
expectTypeOf<
  | 'VALIDATION_ERROR'
  | 'UNAUTHORIZED'
  | 'LESSON_NOT_FOUND'
  | 'STALE_ATTEMPT'
  | 'ALREADY_COMPLETED'
  | 'ANSWERED_ELSEWHERE'
  | 'IDEMPOTENCY_CONFLICT'
  | 'ACTIVITY_IN_PROGRESS'
  | 'NETWORK_ERROR'
  | 'UNEXPECTED_RESPONSE'
>().toExtend<typeof error.code>()
// @ts-expect-error a code that the wire does not have
new TimebackError('NO_SUCH_CODE', '')
