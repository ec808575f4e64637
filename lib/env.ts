import { z } from 'zod'
import { toAsciiDomain } from './std/to-ascii-domain.ts'

const text = z.string()
const webUrl = z.url({ protocol: /^https?$/, error: 'must be an http(s) address' })
const emails = z
  .string()
  .default('')
  .transform((list) => list.split(',').map((email) => email.trim().toLowerCase()))
  .transform((list) => list.filter((email) => email !== ''))
  .pipe(z.array(z.email({ error: 'must be email addresses, separated by commas' })))
const domains = z
  .string()
  .default('')
  .transform((list) => list.split(',').map((domain) => toAsciiDomain(domain.trim().replace(/^@/, ''))))
  .transform((list) => list.filter((domain) => domain !== ''))
  .pipe(z.array(z.hostname({ error: 'must be domains such as school.example, separated by commas' })))
const flag = z.enum(['0', '1'], { error: 'must be 0 or 1' }).default('0')

const settings = {
  PORT: z.coerce.number({ error: 'must be a number' }).int().min(1).max(65_535).default(3000),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgresql:// address' }),
  NEXTAUTH_URL: webUrl.optional(),
  NEXTAUTH_SECRET: text.min(8, 'must have at least 8 characters'),
  /** `1` offers the demo accounts; `npm start` sets it when it runs the embedded database. */
  DEMO: flag,
  /** `1` where a proxy in front sets `X-Forwarded-Proto` and `X-Forwarded-Host`, and nobody gets past it. */
  TRUST_PROXY: flag,
  ADMIN_EMAILS: emails,
  TEACHER_EMAILS: emails,
  /** The domains whose addresses may sign in with a provider; none given: all. */
  SIGN_IN_DOMAINS: domains,
  GOOGLE_CLIENT_ID: text.optional(),
  GOOGLE_CLIENT_SECRET: text.optional(),
  OIDC_ISSUER: webUrl.optional(),
  OIDC_CLIENT_ID: text.optional(),
  OIDC_CLIENT_SECRET: text.optional(),
  OIDC_NAME: text.default('Single sign-on'),
  /** `1` trusts the addresses of an issuer that says nothing of whether they are verified. */
  OIDC_TRUST_EMAILS: flag,
  POWERPATH_URL: webUrl.optional(),
  TIMEBACK_CLIENT_ID: text.optional(),
  TIMEBACK_CLIENT_SECRET: text.optional(),
  TIMEBACK_TOKEN_URL: webUrl.optional(),
  CALIPER_URL: webUrl.optional(),
  LRS_ENDPOINT: webUrl.optional(),
  LRS_KEY: text.optional(),
  LRS_SECRET: text.optional(),
  APP_CLIENT_ID: text.optional(),
  APP_CLIENT_SECRET: text.min(8, 'must have at least 8 characters').optional(),
  CRON_SECRET: text.optional(),
  /** Set by Vercel, where no process outlives its answers. */
  VERCEL: text.optional(),
  VERCEL_URL: text.optional(),
}

/** Settings that say something only together: the first one given needs the others. */
const groups = [
  ['GOOGLE_CLIENT_ID', 'GOOGLE_CLIENT_SECRET'],
  ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
  ['APP_CLIENT_ID', 'APP_CLIENT_SECRET'],
] as const

const schema = z
  .object(settings)
  .superRefine((values, context) => {
    for (const [first, ...others] of groups) {
      for (const name of others.filter((other) => values[first] && !values[other]))
        context.addIssue({ code: 'custom', path: [name], message: `is missing, and ${first} needs it` })
    }
  })
  .transform(({ VERCEL_URL, ...values }) => ({
    ...values,
    DEMO: values.DEMO === '1',
    TRUST_PROXY: values.TRUST_PROXY === '1',
    OIDC_TRUST_EMAILS: values.OIDC_TRUST_EMAILS === '1',
    /** Where this app says it is, in what it sends to others; requests may come by other names. */
    ORIGIN: new URL(
      values.NEXTAUTH_URL ?? (VERCEL_URL ? `https://${VERCEL_URL}` : `http://localhost:${values.PORT}`),
    ).origin,
  }))

/** The application's settings, checked. */
export type Env = z.infer<typeof schema>

/** Reads settings; throws one error that names every missing or malformed one. An empty value counts as none. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map(({ path, message }) => {
    const name = String(path[0])
    return `${name} ${given[name] === undefined && !message.startsWith('is ') ? 'is missing' : message}`
  })
  throw new Error(`The environment is not complete: ${problems.join('; ')}.`)
}

let parsedEnv: Env | undefined

/** The settings of this process, read on first use: a build needs none of them. */
export function env(): Env {
  parsedEnv ??= parseEnv(process.env)
  // next-auth takes an origin from headers only with this; the headers that it sees are ours (lib/http/run-next-auth.ts).
  process.env.AUTH_TRUST_HOST ??= '1'
  return parsedEnv
}

/** True under `npm run dev`; Next sets it. */
export const isDevelopment: boolean = process.env.NODE_ENV === 'development'
