import { z } from 'zod'
import { storable } from './requests.ts'

const whole = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.int().min(min).max(max))

const text = z.string().max(2_000).refine(storable, 'holds a character that cannot be stored').optional()

/** The parameters of every list of the wire (Timeback protocol §0). */
export const collectionQuery = z.object({
  limit: whole(1, 3000).default(100),
  offset: whole(0, 999_999_999).default(0),
  filter: text,
  sort: text,
  orderBy: z.enum(['asc', 'desc']).optional(),
  fields: text,
})

export type CollectionQuery = z.infer<typeof collectionQuery>

/** A part of a list and where it is; pages count from 1. */
export type Envelope = {
  totalCount: number
  pageCount: number
  pageNumber: number
  offset: number
  limit: number
}

export function toEnvelope(
  totalCount: number,
  { limit, offset }: { limit: number; offset: number },
): Envelope {
  const pageCount = Math.ceil(totalCount / limit)
  return { totalCount, pageCount, pageNumber: Math.floor(offset / limit) + 1, offset, limit }
}
