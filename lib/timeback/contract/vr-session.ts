/** A VR session on the wire (seed 001); names are snake_case there. */
export type VrSession = {
  id: string
  package_id: string
  /** The linked activity whose progress the session moves. */
  activity_id: string | null
  status: 'in_progress' | 'completed'
  completion_mode: 'score_entry' | 'self_report' | null
  /** ISO 8601. */
  completed_at: string | null
  score: { raw: number; max: 100; scaled: number } | null
  success_status: 'passed' | 'failed' | null
  time_spent_seconds: number | null
  self_reported: boolean
  package: { id: string; title: string; version: string; target_platforms: string[] }
}

/** `POST /api/vr-sessions/:sessionId/complete`. */
export type VrCompletionResult = { session: VrSession; message: string }

/** `GET /api/vr-packages/:id/sessions`: a session and whose it is. */
export type VrStudentSession = VrSession & { student: { timeback_id: string; name: string } }

/** A session as history shows it: also when it was begun, and the course that its activity counts for. */
export type VrSessionSummary = { session: VrSession; courseTitle: string | null; startedAt: string }

/** `GET /api/activities/:id/progress`, of the signed-in student. */
export type VrActivityProgress = {
  activity_id: string
  status: 'not_started' | 'completed'
  /** 0–100. */
  score: number | null
  completed_at: string | null
  time_spent_seconds: number | null
}

/** `POST /api/vr-sessions/launch`: what a headset needs for the session that a code opens. */
export type VrLaunch = {
  session: VrSession
  launch_url: string | null
  /** The bearer token for `statements`, until the session is completed. */
  token: string
  /** The path that takes xAPI statements. */
  statements: string
}
