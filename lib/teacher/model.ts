import type { ChoiceFigures, QuestionFigures } from '#lib/insight/item-analysis.ts'
import type { Need, Proposal } from '#lib/insight/needs.ts'
import type { LessonState, LessonType } from '#lib/std/terms.ts'
import type { ActivitySummary } from '#lib/timeback/contract/activity.ts'
import type { AttemptSummary, CourseOverview, LessonStanding } from '#lib/timeback/contract/overview.ts'
import type { VrSessionSummary } from '#lib/timeback/contract/vr.ts'

/** A person as a teacher sees them; `timebackId` is their public id. */
export type StudentRef = { timebackId: string; name: string; email: string }

/** A class as it leads to its page; `students` is how many there are. */
export type ClassCard = { id: string; title: string; students: number }

export type ClassSummary = { id: string; title: string; students: StudentRef[] }

/** Students down, lessons across. A cell is absent where nothing was started. */
export type Grid = {
  students: StudentRef[]
  lessons: { id: string; name: string; type: AttemptSummary['lessonType']; courseTitle: string }[]
  cells: GridCell[]
}

export type GridCell = LessonStanding

/** How a cell looks. */
export const cellLooks = ['mastered', 'middle', 'low', 'open', 'stuck'] as const
export type CellLook = (typeof cellLooks)[number]

/**
 * What one cell of a class's page shows; 0 where nothing was begun. By the thousand, so without names. Scores of
 * 0–100 to a tenth, never rounded up: the latest attempt's, `null` while it is not known; and the best finished one's.
 */
export type ShownCell =
  | 0
  | [look: number, attempts: number, score: number | null, best: number | null, open: 0 | 1]

export type { Need }
export type NamedNeed = Need & { lessonName: string }

/** With what a teacher may do about it; `easier` is the lesson before it that the student has not mastered. */
export type ProposedNeed = NamedNeed & { proposal: Proposal; easier?: { id: string; name: string } }

/** One course of a class as its page shows it, and asks for it again while the class works. */
export type ClassBoard = {
  /** `recent`: someone of the class was seen at it within seven days; `assigned`: someone of it is to do it. */
  lessons: { id: string; name: string; recent: boolean; assigned?: true }[]
  /** By name. `email` only where another student has the same name. */
  rows: { id: string; name: string; email?: string; lastSeenAt: string | null; cells: ShownCell[] }[]
  /** Who is to be looked at first, the most urgent first. */
  needs: ProposedNeed[]
  /** What the class did in the last 24 hours, in all courses. */
  changed: { students: number; finished: number; mastered: number }
}

/** A class's page: its courses, and the board of one of them. */
export type ClassPage = {
  id: string
  title: string
  courses: { code: string; title: string }[]
  /** The code of the one that is shown; `null` where the class has none. */
  course: string | null
  board: ClassBoard
  /** ISO 8601. */
  readAt: string
}

/** What was answered: `response` as the export has it, `text` as a reader of the question knows it; empty of no answer. */
export type NamedChoice = ChoiceFigures & { text: string; isSuspected: boolean }
export type NamedQuestion = Omit<QuestionFigures, 'choices'> & { title: string; choices: NamedChoice[] }

/** How a class stands at a lesson, and how its questions did. */
export type LessonPage = {
  class: { id: string; title: string }
  lesson: Grid['lessons'][number]
  /** By name. `email` only where another student has the same name. */
  students: { id: string; name: string; email?: string; cell: ShownCell; lastSeenAt: string | null }[]
  /** Those that somebody answered, the hardest first. */
  questions: NamedQuestion[]
  /** Those that the lesson asks and nobody answered, in its order. */
  unanswered: { question: string; title: string }[]
}

/** All that a class did, every student at every lesson of its courses; dates ISO 8601. */
export type ClassGridReport = {
  students: { id: string; name: string; email: string }[]
  lessons: { id: string; name: string; type: LessonType }[]
  cells: {
    studentId: string
    lessonId: string
    state: LessonState
    /** The latest attempt's; `null` before the first. */
    score: number | null
    /** The best finished attempt's; `null` before the first. */
    best: number | null
    attempts: number
    lastSeenAt: string | null
  }[]
}

export type StudentAttempts = { student: StudentRef; attempts: AttemptSummary[] }

/** What a student came to in one week, `week` being its Monday (UTC). Time is of lessons, activities and VR. */
export type StudentWeek = { week: string; xp: number; activeMs: number }

/** All that a student did: lessons with how they stand, VR sessions, custom activities; each latest first. */
export type StudentHistory = StudentAttempts & {
  /** By lesson, in the order of the courses. */
  needs: NamedNeed[]
  /** Of lessons and of other activities. */
  totalXp: number
  courses: CourseOverview[]
  /** Of a year, the earliest first. */
  weeks: StudentWeek[]
  vrSessions: VrSessionSummary[]
  activities: ActivitySummary[]
}
