import { z } from 'zod'
import { iri } from './data-types.ts'

const identifiers = {
  mbox: z.url({ protocol: /^mailto$/, error: 'must be a mailto: address' }).optional(),
  mbox_sha1sum: z.hash('sha1').optional(),
  openid: iri.optional(),
  account: z.strictObject({ homePage: iri, name: z.string().min(1) }).optional(),
}

type Identified = { [K in keyof typeof identifiers]?: unknown }

function countIdentifiers({ mbox, mbox_sha1sum, openid, account }: Identified): number {
  return [mbox, mbox_sha1sum, openid, account].filter((one) => one !== undefined).length
}

/** A person by exactly one identifier (xAPI 2.0, 4.2.2.1). */
export const agent = z
  .strictObject({ objectType: z.literal('Agent').optional(), name: z.string().optional(), ...identifiers })
  .refine(
    (one) => countIdentifiers(one) === 1,
    'must have exactly one of mbox, mbox_sha1sum, openid and account',
  )

/** Several people: with one identifier, or by naming its members (xAPI 2.0, 4.2.2.2). */
export const group = z
  .strictObject({
    objectType: z.literal('Group'),
    name: z.string().optional(),
    member: z.array(agent).optional(),
    ...identifiers,
  })
  .refine((one) => countIdentifiers(one) <= 1, 'can have one of mbox, mbox_sha1sum, openid and account')
  .refine(
    (one) => countIdentifiers(one) === 1 || (one.member?.length ?? 0) > 0,
    'without an identifier must name its members',
  )

/** A group says that it is one; all else is an agent. */
export const agentOrGroup = byKind({ Group: group }, agent)

/**
 * A schema that goes by the `objectType` of what it is given, so that what is wrong is told of the field it is
 * in and not of the whole.
 */
export function byKind<T extends z.ZodType, F extends z.ZodType>(kinds: Record<string, T>, otherwise: F) {
  return z.unknown().transform((value, context): z.infer<T> | z.infer<F> => {
    const kind = (value as { objectType?: unknown } | null | undefined)?.objectType
    const schema = (typeof kind === 'string' && Object.hasOwn(kinds, kind) && kinds[kind]) || otherwise
    const parsed = schema.safeParse(value)
    if (parsed.success) return parsed.data
    for (const issue of parsed.error.issues) context.addIssue({ ...issue } as never)
    return z.NEVER
  })
}
