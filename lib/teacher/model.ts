import type { ActivitySummary } from '#lib/timeback/contract/activity.ts'
import type { AttemptSummary, LessonStanding } from '#lib/timeback/contract/overview.ts'
import type { VrSessionSummary } from '#lib/timeback/contract/vr.ts'

/** A person as a teacher sees them; `timebackId` is their public id. */
export type StudentRef = { timebackId: string; name: string; email: string }

export type ClassSummary = { id: string; title: string; students: StudentRef[] }

/** Students down, lessons across. A cell is absent where nothing was started. */
export type Grid = {
  students: StudentRef[]
  lessons: { id: string; name: string; type: AttemptSummary['lessonType']; courseTitle: string }[]
  cells: GridCell[]
}

export type ClassGrid = Grid & { id: string; title: string }

export type GridCell = LessonStanding

export type StudentAttempts = { student: StudentRef; attempts: AttemptSummary[] }

/** All that a student did: lessons with how they stand, VR sessions, custom activities; each latest first. */
export type StudentHistory = StudentAttempts & {
  /** Of this student alone. */
  grid: Grid
  vrSessions: VrSessionSummary[]
  activities: ActivitySummary[]
}
