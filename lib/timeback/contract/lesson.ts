import type { LexicalResponses, PublicFeedback, PublicItem } from '#lib/qti/public/public-item.ts'

/** How a lesson is delivered (seed 002; Timeback protocol §1.1). */
export type LessonType = 'powerpath-100' | 'quiz' | 'test-out' | 'placement' | 'unit-test'

/** Names a course of `timeback.config.json` (seed 002, `ActivityCourseRef`). */
export type CourseRef = { subject: string; grade: number } | { code: string }

/** `GET lessons` (seed 002, `lessons.list`). */
export type Lesson = {
  id: string
  name: string
  type: LessonType
  courseId: string
  questionCount: number
  metadata: LessonMetadata
}

export type LessonMetadata = {
  /** What a right-first-time attempt at full accuracy is worth before the multiplier; 1 XP = 1 minute. */
  xp: number
  policy: 'published' | 'evidence'
  courseCode: string
  courseTitle: string
  component: string
}

/** `POST lessons/start`. `score` 0–100; `seenQuestions` is always 0 for linear types. */
export type StartResult = {
  lessonId: string
  lessonType: LessonType
  attempt: number
  score: number
  questionCount?: number
  seenQuestions: number
  finalized: boolean
}

/**
 * A question without its answer. `content.rawXml` is the public QTI 3 form; `content.item` is the
 * same, parsed, in the order in which it is to be shown.
 */
export type LessonQuestion = {
  id: string
  title?: string
  difficulty?: string
  content: { rawXml: string; item: PublicItem }
}

/** `POST lessons/next` for `powerpath-100`. */
export type NextQuestion = {
  question: LessonQuestion | null
  score: number
  complete: boolean
} & AdaptiveStanding

/** What an adaptive lesson says besides its score; absent for linear types and once it is complete. */
export type AdaptiveStanding = {
  /** Why the last answer moved the score so, in words a child reads. */
  reason?: string
  /** About how many questions are left to 100; 50 stands for “50 or more”. */
  questionsLeft?: number
  /** There while the student is not getting there. */
  help?: LessonHelp
}

/** The lesson yields: more of the same is no help. */
export type LessonHelp = {
  cause: 'many-questions' | 'no-new-questions'
  /** What to offer, in this order. */
  offers: readonly ('worked-example' | 'easier-lesson' | 'tell-teacher')[]
  /** What to say, in words a child reads. */
  reason: string
}

/** `POST lessons/next` for the other types. `answers` holds what is saved of `answeredIds`. */
export type QuestionBatch = {
  questions: LessonQuestion[]
  answeredIds: string[]
  answers: Record<string, LexicalResponses>
  score: number
  finalized: boolean
  complete: boolean
}

/** `POST lessons/submit`. Linear types answer `correct: false` until finalised. */
export type SubmitResult = {
  correct: boolean
  score: number
  complete: boolean
  feedback?: PublicFeedback[]
  /** The following question of an adaptive lesson. */
  next?: LessonQuestion
} & AdaptiveStanding

/** `POST lessons/complete`. `accuracy` 0–100. `xp` is absent until finalised. */
export type CompleteResult = {
  lessonType: LessonType
  attempt: number
  score: number
  totalQuestions: number
  correctQuestions: number
  accuracy: number
  finalized: boolean
  xp?: number | null
  /** Why so much XP, in words for the student; there with `xp`. */
  xpReason?: string
}

/** `GET lessons/attempts`, ascending. */
export type Attempt = {
  attempt: number
  score: number
  finalized: boolean
  totalQuestions: number
  correctQuestions: number
}

/** `GET lessons/attempts/details` (seed 002): a union on `lessonType`. */
export type AttemptDetails =
  | ({
      lessonType: 'powerpath-100'
      seenQuestions: LessonAttemptQuestion[]
      /** The one that the attempt began with. */
      policy?: LessonMetadata['policy']
    } & AttemptTotals &
      AdaptiveStanding)
  | ({ lessonType: Exclude<LessonType, 'powerpath-100'>; questions: LessonAttemptQuestion[] } & AttemptTotals)

export type AttemptTotals = {
  attempt: number
  finalized: boolean
  score: number
  totalQuestions: number
  correctQuestions: number
  startedAt: string
  completedAt: string | null
  /** Credited active time of the attempt's runs. */
  activeMs: number
  xp: number | null
  /** Why so much XP, in words for the student; absent until finalised. */
  xpReason?: string
}

/**
 * One question of an attempt. `studentResponse` is the value itself, or JSON where there are several;
 * `''` where nothing was answered. The key (`correctResponses`, `feedback`) is there only once the
 * attempt is closed.
 */
export type LessonAttemptQuestion = {
  id: string
  title?: string
  difficulty?: string
  correct: boolean
  answered: boolean
  studentResponse: string
  responses: LexicalResponses
  /** 0–1; absent while the attempt is open. */
  score?: number
  scoreBefore?: number
  scoreAfter?: number
  /** Why the score moved so; adaptive lessons only. */
  reason?: string
  /** “I don’t know yet” was said. */
  skipped?: true
  answeredAt: string | null
  correctResponses?: LexicalResponses
  feedback?: PublicFeedback[]
  content: { rawXml: string; item: PublicItem }
}

export type { LexicalResponses, PublicFeedback, PublicItem }
