import { z } from 'zod'
import { courseRefSchema } from './requests.ts'
import { text, words } from './words.ts'

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
