import { z } from 'zod'
import type { PublicFeedback, PublicItem } from '#lib/qti/item/public/public-item.ts'
import type { LexicalResponses } from '#lib/qti/item/public/public-response.ts'

const text = z.string().max(100_000)

/** Every turn at an item so far, so that nothing has to be kept of them. */
export const turns = z
  .array(z.record(z.string(), z.union([text, z.array(text).max(1000), z.null()])))
  .min(1)
  .max(50)
export type Turns = z.infer<typeof turns>

/** `POST /api/gallery/score` */
export const galleryScoreBody = z.strictObject({ kind: z.string().max(100), turns })
export type GalleryScoreBody = z.infer<typeof galleryScoreBody>

/** What the last turn at an item scored that is tried, and not kept. */
export type PlayedItem = {
  score: number
  maxScore: number
  correct: boolean
  /** False while an adaptive item takes another turn. */
  completed: boolean
  feedback: PublicFeedback[]
  /** The item as it is after this turn. */
  item: PublicItem
  correctResponses: LexicalResponses
}
