import type { CourseRef } from './lesson.ts'

/** `POST activity/heartbeat`: one time window of a run. Dates are ISO 8601. */
export type Heartbeat = {
  /** UUID; the same window sent twice counts once. */
  id: string
  runId: string
  startedAt: string
  endedAt: string
  /** The client's clock at sending; the server corrects a clock that is off by more than 5 s. */
  sentAt: string
  activeMs: number
  inactiveMs: number
} & ({ lessonId: string } | { activity: { id: string; name: string; course: CourseRef } })

/** `creditedMs` ≤ `activeMs`; `reason` says why it is less. */
export type HeartbeatResult = { accepted: true; creditedMs: number; reason?: string }

/** `POST activity/submit`: `pctCompleteApp` (0–100) is there when units or a percentage were given. */
export type SubmitActivityResult = { success: true; runId: string; pctCompleteApp?: number }

/** Why less time was credited than was claimed. */
export type CreditReason =
  | 'window-too-long'
  | 'more-active-than-elapsed'
  | 'in-the-future'
  | 'too-old'
  | 'already-counted'

/** `GET activity/time`: `activeMs` is what was credited, `inactiveMs` that of the windows that count. */
export type RunTime = {
  runId: string
  activeMs: number
  inactiveMs: number
  windows: {
    id: string
    startedAt: string
    endedAt: string
    /** As claimed. */
    activeMs: number
    creditedMs: number
    reason?: CreditReason
  }[]
}

/** One run as students and teachers see it: what was counted, and what was not and why. */
export type RunSummary = {
  runId: string
  /** The lesson's or the activity's. */
  name: string
  courseTitle: string | null
  lessonId: string | null
  attempt: number | null
  startedAt: string
  completedAt: string | null
  activeMs: number
  inactiveMs: number
  notCounted: { reason: CreditReason; ms: number; windows: number }[]
}

/** A completed run of a custom activity, as history shows it. */
export type ActivitySummary = {
  runId: string
  name: string
  courseTitle: string | null
  startedAt: string
  completedAt: string
  activeMs: number
  xp: number
  /** Both or neither. */
  totalQuestions: number | null
  correctQuestions: number | null
}

/** `GET courses/progress` (seed 003). */
export type CourseProgress = { totalLessons: number; masteredUnits: number; pctComplete: number }
