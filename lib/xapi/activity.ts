import { z } from 'zod'
import { extensions, iri, languageMap } from './data-types.ts'

/** The kinds of question of xAPI 2.0 (IEEE 9274.1.1, 4.2.4.1, interaction activities). */
const interactionTypes = [
  ...['true-false', 'choice', 'fill-in', 'long-fill-in', 'matching'],
  ...['performance', 'sequencing', 'likert', 'numeric', 'other'],
] as const

const components = z
  .array(z.strictObject({ id: z.string().min(1), description: languageMap.optional() }))
  .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, 'holds the same id twice')
  .optional()

const interaction = {
  interactionType: z.enum(interactionTypes).optional(),
  correctResponsesPattern: z.array(z.string()).optional(),
  choices: components,
  scale: components,
  source: components,
  target: components,
  steps: components,
}

const definition = z
  .strictObject({
    name: languageMap.optional(),
    description: languageMap.optional(),
    type: iri.optional(),
    moreInfo: iri.optional(),
    extensions: extensions.optional(),
    ...interaction,
  })
  .superRefine((given, context) => {
    const { interactionType, ...others } = interaction
    const named = Object.keys(others).find((name) => given[name as keyof typeof others] !== undefined)
    if (named !== undefined && given.interactionType === undefined)
      context.addIssue({ code: 'custom', path: ['interactionType'], message: `is missing beside ${named}` })
  })

/** What a statement is about, as this app tells and takes it. */
export const activity = z.strictObject({
  objectType: z.literal('Activity').optional(),
  id: iri,
  definition: definition.optional(),
})

/** A record store shows one as a list of one (xAPI 2.0, 4.2.6.2), so it is made one here. */
export const activities = z
  .preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(activity))
  .optional()
