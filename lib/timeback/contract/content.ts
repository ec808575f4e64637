import { z } from 'zod'
import type { PublicItem } from '#lib/qti/item/public/public-item.ts'
import type { LexicalResponses } from '#lib/qti/item/public/public-response.ts'
import type { Difficulty, LessonType, PolicyName } from '#lib/std/terms.ts'
import type { QuestionDraft } from './question-draft.ts'
import { id, text } from './requests.ts'

/** Whose a lesson is; `you` where it is the reader's. */
export type LessonOwner = { kind: 'app' | 'school' | 'you' } | { kind: 'person'; name: string }

/** A lesson as those see it who make lessons. */
export type ContentLesson = {
  id: string
  title: string
  type: LessonType
  unit: string
  /** How many it asks. */
  questions: number
  owner: LessonOwner
  /** Not published, or withdrawn again. */
  isDraft: boolean
  /** Whether it is the reader's to change; else it can be copied. */
  mayChange: boolean
}

export type ContentCourse = { id: string; code: string; title: string; lessons: number; drafts: number }

export type ContentPlace = {
  itemId: string
  identifier: string
  title: string
  /** 1 but in an assessment bank. */
  subTest: number
  difficulty: Difficulty
}

export type ContentLessonDetails = ContentLesson & {
  policy: PolicyName
  /** Minutes of focused work = XP; `null` where nobody said. */
  xp: number | null
  /** 0–100 */
  masteryThreshold: number
  course: { id: string; code: string; title: string }
  copiedFrom: { id: string; title: string } | null
  /** In their order. */
  items: ContentPlace[]
}

/** One version of a question, as those see it who make lessons: whole, with its key. */
export type ContentQuestion = {
  itemId: string
  identifier: string
  title: string
  /** Who wrote it here; `null` where it came in a package. */
  author: string | null
  /** Whether the reader may make its next version; else it can be copied. */
  mayChange: boolean
  /** What the form holds of it; `null` where it says more than the form can. */
  draft: QuestionDraft | null
  /** As students see it. */
  item: PublicItem
  answerKey: LexicalResponses
  /** What a student would find unfair or impossible, in words. */
  findings: string[]
  xml: string
  /** Those that ask it. */
  lessons: { id: string; title: string }[]
}

/** `GET /api/teacher/questions`; `course` is an id. */
export const questionsQuery = z.strictObject({
  search: text(200).optional(),
  course: id.optional(),
  page: z
    .string()
    .regex(/^[1-9]\d{0,5}$/, 'must be a whole number from 1')
    .transform(Number)
    .optional(),
})
export type QuestionsQuery = z.infer<typeof questionsQuery>

/** A question that can be put into a lesson; `lessons` is how many ask it. */
export type FoundQuestion = { itemId: string; identifier: string; title: string; lessons: number }
export type FoundQuestions = { questions: FoundQuestion[]; total: number }

/**
 * What became of a file of a package. `kept`: it cannot be read, and the lessons that have an earlier version of
 * its item go on with that.
 */
export type FileReport =
  | { file: string; status: 'imported'; identifier: string; notes?: string[] }
  | { file: string; status: 'kept'; identifier: string; message: string }
  | { file: string; status: 'refused'; message: string }

/** `POST /api/teacher/packages` */
export type ImportReport = { items: FileReport[] }
