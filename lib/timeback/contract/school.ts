import { z } from 'zod'
import { type SchoolLanguage, type SignInPolicy, schoolLanguages, signInPolicies } from '#lib/std/terms.ts'
import { toAsciiDomain } from '#lib/std/to-ascii-domain.ts'
import { words } from './requests.ts'

const domain = z
  .string('must be text')
  .transform((given) => toAsciiDomain(given.trim().replace(/^@/, '')))
  .pipe(z.hostname('must be a domain such as school.example'))

const signIn = z
  .strictObject({
    policy: z.enum(signInPolicies, 'must be anyone, domains or known'),
    domains: z.array(domain, 'must be a list of domains').max(100, 'can hold at most 100').optional(),
  })
  .refine(({ policy, domains = [] }) => policy !== 'domains' || domains.length > 0, {
    path: ['domains'],
    error: 'must name at least one',
  })

/** In days; `null` keeps for ever. */
const days = z.number('must be a number of days').int('must be a whole number').min(1).max(36_500).nullable()
const retention = z.strictObject({
  ...{
    signIns: days.optional(),
    audit: days.optional(),
    messages: days.optional(),
    leavers: days.optional(),
  },
})

/** `PATCH /api/admin/school`: what is named is changed. */
export const changeSchoolBody = z
  .strictObject({
    name: words(200).optional(),
    language: z.enum(schoolLanguages, 'must be en, es or ar').optional(),
    signIn: signIn.optional(),
    /** Whether children without an address may sign in by a card or pictures. */
    childSignIn: z.boolean('must be true or false').optional(),
    retention: retention.optional(),
    /** The first set-up is over. */
    setUp: z.literal(true, 'can only be true').optional(),
  })
  .refine((body) => Object.keys(body).length > 0, 'names nothing to change')
export type ChangeSchoolBody = z.infer<typeof changeSchoolBody>

/** The school as its administrators set it up. */
export type School = {
  name: string
  language: SchoolLanguage
  /** Who may come that the school has not entered; domains are in lower case and ASCII. */
  signIn: { policy: SignInPolicy; domains: string[] }
  childSignIn: boolean
  /** For how many days each is kept; `null` for ever. `leavers` are the locked. */
  retention: Record<'signIns' | 'audit' | 'messages' | 'leavers', number | null>
  /** ISO 8601: when the first set-up was done; `null` before. */
  setUpAt: string | null
}
