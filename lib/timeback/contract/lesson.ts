import type { PublicFeedback, PublicItem } from '#lib/qti/item/public/public-item.ts'
import type { LexicalResponses } from '#lib/qti/item/public/public-response.ts'

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

/**
 * What XP takes and how an attempt stands to it, told before, during and after (Timeback protocol §2.3). The
 * accuracy that decides is 100 × `right` ÷ `counted`; words are made where they are shown.
 */
export type XpStanding = {
  /** The lesson's XP before the multiplier; 0 where it gives none. */
  worth: number
  /** The accuracy, 0–100, below which nothing is earned. */
  fromAccuracy: number
  /** `null`, like `counted`, while a linear attempt is open: it does not tell what is right. */
  right: number | null
  /** The answers without “I don’t know yet”, which does not count against the accuracy. */
  counted: number | null
  /** What the attempt would pay as it stands, or did pay; `null` where that is not known. */
  earns: number | null
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
  /** Absent where another PowerPath does not tell. */
  xpStanding?: XpStanding
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
  /** There once a turn was taken at an item that takes several (QTI 3, adaptive items). */
  turn?: QuestionTurn
}

/** How far an item of several turns is. */
export type QuestionTurn = {
  /** How many were taken. */
  taken: number
  /** It takes no more. */
  complete: boolean
  /** What stands answered; the next turn goes on from it. */
  responses: LexicalResponses
  /** What the last turn earned. */
  feedback?: PublicFeedback[]
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
  /** About how many questions are left to 100; absent while that is too many to tell. */
  questionsLeft?: number
  xpStanding?: XpStanding
  /** There while the student is not getting there. */
  help?: LessonHelp
}

/** The lesson yields: more of the same is no help. */
export type LessonHelp = {
  /**
   * `misses-in-a-row`: three in a row were not right, “I don’t know yet” among them; `low-accuracy`: fewer
   * than half of the latest ten. Both end when it goes better.
   */
  cause: 'many-questions' | 'no-new-questions' | 'misses-in-a-row' | 'low-accuracy'
  /** What to offer, in this order; a step down comes first where it goes wrong now. */
  offers: readonly ('worked-example' | 'easier-lesson' | 'tell-teacher')[]
}

/** `POST lessons/next` for the other types. `answers` holds what is saved of `answeredIds`. */
export type QuestionBatch = {
  questions: LessonQuestion[]
  answeredIds: string[]
  answers: Record<string, LexicalResponses>
  score: number
  finalized: boolean
  complete: boolean
  xpStanding?: XpStanding
}

/** `POST lessons/submit`. Linear types answer `correct: false` until finalised. */
export type SubmitResult = {
  correct: boolean
  score: number
  complete: boolean
  feedback?: PublicFeedback[]
  /**
   * The question as it stands after the answer, where that shows: feedback and values inside its content,
   * or a turn. While `answered.turn.complete` is false nothing is scored and the question goes on.
   */
  answered?: LessonQuestion
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
  /** 0 where the lesson gives none. */
  xp?: number | null
  /** Why so much XP, in words for the student; there with `xp`. */
  xpReason?: string
  xpStanding?: XpStanding
  leadsTo?: LeadsTo
}

/** What passing a test-out, a placement or a unit test leads to, or not passing it; there once it is finalised. */
export type LeadsTo = {
  passed: boolean
  /** One sentence or two for the student. */
  text: string
  /** The lesson to go on with. */
  lesson?: string
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
  /** `null` until finalised, then 0 where the lesson gives none. */
  xp: number | null
  /** Why so much XP, in words for the student; absent until finalised. */
  xpReason?: string
  xpStanding?: XpStanding
  leadsTo?: LeadsTo
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
  /** No answer to it is worth anything: it counts neither for the student nor against. */
  unscored?: true
  answeredAt: string | null
  correctResponses?: LexicalResponses
  feedback?: PublicFeedback[]
  content: { rawXml: string; item: PublicItem }
}

export type { LexicalResponses, PublicFeedback, PublicItem }
