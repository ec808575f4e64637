import type {
  Attempt,
  AttemptDetails,
  CompleteResult,
  CourseRef,
  Lesson,
  LexicalResponses,
  NextQuestion,
  QuestionBatch,
  StartResult,
  SubmitResult,
} from './lesson.ts'
import type { AttemptSummary, StudentOverview } from './overview.ts'

type OfStudent = { lesson: string; student: string }

/** Lessons as the SDK and the pages use them (seed 002), whether PowerPath is embedded or remote. */
export type LessonPort = {
  list: (input?: {
    course?: { subject?: string | undefined; grade?: number | undefined; code?: string | undefined }
  }) => Promise<Lesson[]>
  get: (input: { lesson: string }) => Promise<Lesson & { course: CourseRef }>
  /** With `if-closed` an open attempt is resumed and only a closed one followed by the next. */
  start: (input: OfStudent & { forceNew?: boolean | 'if-closed' | undefined }) => Promise<StartResult>
  next: (input: OfStudent) => Promise<NextQuestion | QuestionBatch>
  submit: (input: SubmitPortInput) => Promise<SubmitResult>
  complete: (input: OfStudent) => Promise<CompleteResult>
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
  submissionId?: string | undefined
  skipped?: boolean | undefined
}
