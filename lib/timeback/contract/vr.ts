import { z } from 'zod'
import { courseRefSchema, text, words } from './requests.ts'

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

/** What students open in a headset; names are snake_case on this wire (http contract, VR). */
export type VrPackage = {
  id: string
  title: string
  version: string
  target_platforms: string[]
  launch_url: string | null
  /** The linked activity: passing it, or completing it without a score, counts as one unit of its course. */
  activity_id: string | null
}

/** The bodies and queries of the VR wire; unknown fields are refused by name. */

/** So many minutes still fit the database's count of seconds. */
const maxMinutes = 35_791_394

const uuid = z.guid('must be a UUID')

/** Seed 001: every field is optional, and so is the body. */
export const completeVrSessionBody = z
  .strictObject(
    {
      score: z
        .number('must be a number from 0 to 100')
        .min(0, 'must be a number from 0 to 100')
        .max(100, 'must be a number from 0 to 100')
        .optional(),
      time_spent_minutes: z
        .number('must be a number of minutes, 0 or more')
        .min(0, 'must be a number of minutes, 0 or more')
        .max(maxMinutes, `can be at most ${maxMinutes} minutes`)
        .optional(),
      notes: text(1000).optional(),
    },
    'must be a JSON object, or empty',
  )
  .prefault({})

export const createVrSessionBody = z.strictObject({ package_id: uuid, activity_id: uuid.nullish() })

export const launchVrSessionBody = z.strictObject({ code: words(50) })

export const listVrSessionsQuery = z.strictObject({
  status: z.enum(['in_progress', 'completed'], 'must be in_progress or completed').optional(),
})

const packageFields = {
  title: words(200),
  version: words(50),
  target_platforms: z.array(words(100), 'must be a list of names').max(50, 'can hold at most 50 names'),
  launch_url: z
    .url({ protocol: /^https?$/, error: 'must be an http(s) address' })
    .max(2000)
    .nullable(),
  activity: z.strictObject({ name: words(200), course: courseRefSchema }).nullable(),
}

export const createVrPackageBody = z.strictObject({
  ...packageFields,
  launch_url: packageFields.launch_url.optional(),
  activity: packageFields.activity.optional(),
})

/** What is absent stays; `null` removes the launch address or the link to an activity. */
export const updateVrPackageBody = z.strictObject(packageFields).partial()

export const assignVrPackageBody = z.strictObject({ class_id: uuid })

export type CreateVrSessionBody = z.infer<typeof createVrSessionBody>
export type ListVrSessionsQuery = z.infer<typeof listVrSessionsQuery>
export type CreateVrPackageBody = z.infer<typeof createVrPackageBody>
export type UpdateVrPackageBody = z.infer<typeof updateVrPackageBody>
