import { z } from 'zod'
import type { PublicItem } from '#lib/qti/item/public/public-item.ts'
import type { LexicalResponses } from '#lib/qti/item/public/public-response.ts'
import { turns } from './played-item.ts'
import { id, text } from './requests.ts'

const line = text(1000)
const paragraphs = text(10_000)
const name = text(32)
const option = z.strictObject({ id: name, text: line })
const choice = z.strictObject({ ...option.shape, feedback: paragraphs.optional() })
const most = 30

const common = {
  title: text(200),
  prompt: paragraphs,
  feedback: z.strictObject({ right: paragraphs.optional(), wrong: paragraphs.optional() }).optional(),
}

/** A question as the form holds it (`ItemDraft`), without the identifier, which the server gives. */
export const questionDraft = z.discriminatedUnion('kind', [
  z.strictObject({
    ...{ ...common, kind: z.literal('choice'), choices: z.array(choice).max(most) },
    ...{ right: name, shuffle: z.boolean() },
  }),
  z.strictObject({
    ...{ ...common, kind: z.literal('multiple'), choices: z.array(choice).max(most) },
    ...{ right: z.array(name).max(most), partial: z.boolean(), shuffle: z.boolean() },
  }),
  z.strictObject({
    ...{ ...common, kind: z.literal('text'), answers: z.array(line).max(most), caseSensitive: z.boolean() },
  }),
  z.strictObject({ ...common, kind: z.literal('number'), value: name, tolerance: name }),
  z.strictObject({
    ...{ ...common, kind: z.literal('inline'), text: paragraphs },
    gaps: z
      .array(z.strictObject({ options: z.array(line).max(most), right: z.number().int().min(0) }))
      .max(most),
  }),
  z.strictObject({ ...common, kind: z.literal('order'), entries: z.array(option).max(most) }),
  z.strictObject({
    ...{ ...common, kind: z.literal('match'), left: z.array(option).max(most) },
    ...{ right: z.array(option).max(most), pairs: z.array(z.tuple([name, name])).max(100) },
  }),
])
export type QuestionDraft = z.infer<typeof questionDraft>
export type QuestionKind = QuestionDraft['kind']

/** `POST /api/teacher/questions` */
export const newQuestionBody = z.strictObject({ draft: questionDraft })
export type NewQuestionBody = z.infer<typeof newQuestionBody>

/**
 * `POST /api/teacher/questions/:itemId`: a version after it. `lessons` go over to it; all that ask the question and
 * are the sender's to change, unless said.
 */
export const changeQuestionBody = z.strictObject({
  draft: questionDraft,
  lessons: z.array(id).max(500).optional(),
})
export type ChangeQuestionBody = z.infer<typeof changeQuestionBody>

/** `POST /api/teacher/questions/preview` */
export const previewBody = z.strictObject({ draft: questionDraft })

/** A draft as students would see it; `null` while something is wrong with it. */
export type QuestionPreview = {
  shown: { item: PublicItem; answerKey: LexicalResponses } | null
  /** By field of the draft. */
  problems: { path: string; message: string }[]
}

/** `POST /api/teacher/questions/try`: a version of a question, or a draft. */
export const tryQuestionBody = z.union(
  [z.strictObject({ itemId: id, turns }), z.strictObject({ draft: questionDraft, turns })],
  'must be { itemId, turns } or { draft, turns }',
)
export type TryQuestionBody = z.infer<typeof tryQuestionBody>

export type SavedQuestion = { question: { itemId: string; identifier: string; title: string } }
