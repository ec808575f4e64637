import { z } from 'zod'

const dryRun = z.enum(['true', 'false'], 'must be true or false').optional()

/** `POST /api/teacher/rosters`; with `dryRun=true` nothing is changed. */
export const rosterQuery = z.strictObject({ dryRun })
export const rosterForm = z.strictObject({
  file: z.instanceof(Uint8Array, { error: 'is missing: the zipped roster' }),
})

/** `POST /api/teacher/rosters/table`: a saved spreadsheet, or its lines as text. */
export const rosterTableForm = z
  .strictObject({ file: z.instanceof(Uint8Array).optional(), text: z.string().max(5_000_000).optional() })
  .refine(({ file, text }) => (file === undefined) !== (text === undefined), {
    path: ['file'],
    error: 'or text must be there, and not both',
  })
export type RosterTableForm = z.infer<typeof rosterTableForm>

/** What became of a line of a roster; `message` says more where there is more to say. */
export type RosterRow = {
  file: string
  line: number
  sourcedId: string
  action: 'created' | 'updated' | 'unchanged' | 'removed' | 'ignored'
  message?: string
}

/** The counts are of people; a roster with errors is refused, so `errors` is 0. */
export type RosterAnswer = {
  created: number
  updated: number
  unchanged: number
  errors: number
  rows: RosterRow[]
}
