import { z } from 'zod'

/** One row for each answer, or one for each attempt with a column for each question. */
export const exportQuery = z.strictObject({ kind: z.enum(['answers', 'questions']) })
export type ExportKind = z.infer<typeof exportQuery>['kind']
