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
