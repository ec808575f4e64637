import type {
  Attempt,
  AttemptDetails,
  CompleteResult,
  CourseRef,
  Lesson,
  LessonQuestion,
  LessonType,
  LexicalResponses,
  NextQuestion,
  QuestionBatch,
  StartResult,
  SubmitResult,
} from './lesson.ts'
import type { AttemptSummary, StudentOverview } from './overview.ts'

type OfStudent = { lesson: string; student: string }

export type OfOne = OfStudent & { lessonType: 'powerpath-100' }
export type OfBatch = OfStudent & { lessonType?: Exclude<LessonType, 'powerpath-100'> | undefined }

/** Lessons as the SDK and the pages use them (seed 002), whether PowerPath is embedded or remote. */
export type LessonPort = {
  list: (input?: {
    course?: { subject?: string | undefined; grade?: number | undefined; code?: string | undefined }
  }) => Promise<Lesson[]>
  get: (input: { lesson: string }) => Promise<Lesson & { course: CourseRef }>
  /** Throws `COURSE_NOT_FOUND`, or `LESSON_NOT_FOUND` where the lesson is not in `course`. With `if-closed` an open attempt is resumed and only a closed one followed by the next. */
  start: (
    input: OfStudent & { forceNew?: boolean | 'if-closed' | undefined; course?: CourseRef | undefined },
  ) => Promise<StartResult>
  /**
   * With `powerpath-100` the one question being served, `null` once the lesson is complete; throws
   * `VALIDATION_ERROR` for a lesson of another type. Without it all questions of the attempt, of an adaptive
   * lesson those being served.
   */
  next: {
    (input: OfOne): Promise<LessonQuestion | null>
    (input: OfBatch): Promise<QuestionBatch>
    (input: OfOne | OfBatch): Promise<LessonQuestion | QuestionBatch | null>
  }
  /** The same as `POST lessons/next` answers it, by the lesson's own type: also how the attempt stands. */
  nextStep: (input: OfStudent) => Promise<NextQuestion | QuestionBatch>
  submit: (input: SubmitPortInput) => Promise<SubmitResult>
  /** With `attempt` about that one only; see `complete` of the embedded lessons. */
  complete: (input: OfStudent & { attempt?: number | undefined }) => Promise<CompleteResult>
  attempts: (input: OfStudent) => Promise<Attempt[]>
  attemptDetails: (input: OfStudent & { attempt: number; forTeacher?: boolean }) => Promise<AttemptDetails>
  resetAttempt: (input: OfStudent) => Promise<{ success: true; score: 0 }>
  history: (input: { student: string; lesson?: string | undefined }) => Promise<AttemptSummary[]>
  overview: (input: { student: string }) => Promise<StudentOverview>
}

export type SubmitPortInput = OfStudent & {
  question: string
  response?: string | undefined
  responses?: LexicalResponses | undefined
  attempt?: number | undefined
  /** How many turns at the item the student has seen; refused as stale if it is not all of them. */
  turn?: number | undefined
  submissionId?: string | undefined
  skipped?: boolean | undefined
}
