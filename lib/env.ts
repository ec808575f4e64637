import { z } from 'zod'
import { toAsciiDomain } from './std/to-ascii-domain.ts'

const text = z.string()
const webUrl = z.url({ protocol: /^https?$/, error: 'must be an http(s) address' })
const databaseUrl = z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgresql:// address' })
const wholeNumber = (least: number, most: number) => {
  const error = `must be a whole number from ${least} to ${most}`
  return text.regex(/^\d+$/, error).transform(Number).pipe(z.number().min(least, error).max(most, error))
}
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
  PORT: wholeNumber(1, 65_535).prefault('3000'),
  /** Where to listen; unset: everywhere, and with demo accounts on this machine alone. */
  HOST: text.regex(/^[\w.:-]+$/, 'must be an address or a name, such as 0.0.0.0').optional(),
  /** May lead through a pooler in transaction mode. */
  DATABASE_URL: databaseUrl,
  /** Past the pooler: migrations go this way. */
  DIRECT_URL: databaseUrl.optional(),
  /** The most connections that this instance opens; who comes beyond waits. */
  DATABASE_POOL_SIZE: wholeNumber(1, 1_000).prefault('10'),
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

/** Settings that say something only together: one that is given needs the others. */
const groups = [
  ['GOOGLE_CLIENT_ID', 'GOOGLE_CLIENT_SECRET'],
  ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
  ['APP_CLIENT_ID', 'APP_CLIENT_SECRET'],
] as const

const schema = z.object(settings).transform(({ VERCEL_URL, ...values }) => ({
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
  const problems = (parsed.error?.issues ?? []).map(({ path: [name], message }) =>
    given[String(name)] === undefined ? `${String(name)} is missing` : `${String(name)} ${message}`,
  )
  problems.push(...halfGroups(given))
  if (parsed.success && problems.length === 0) return parsed.data
  throw new Error(`The environment is not complete: ${[...new Set(problems)].join('; ')}.`)
}

function halfGroups(given: Record<string, string | undefined>): string[] {
  return groups.flatMap((names) => {
    const first = names.find((name) => given[name] !== undefined)
    const missing = first === undefined ? [] : names.filter((name) => given[name] === undefined)
    return missing.map((name) => `${name} is missing, and ${first} needs it`)
  })
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

/** Whether browsers reach this app by https alone: its public address says so, or the platform sees to it. */
export const isServedByHttps: boolean =
  /^https:/i.test(process.env.NEXTAUTH_URL ?? '') || Boolean(process.env.VERCEL)

/** The application that the environment names, if it does. */
export function ownApplication({ APP_CLIENT_ID, APP_CLIENT_SECRET }: Env = env()): Credentials | null {
  if (!APP_CLIENT_ID || !APP_CLIENT_SECRET) return null
  return { clientId: APP_CLIENT_ID, clientSecret: APP_CLIENT_SECRET }
}

type Credentials = { clientId: string; clientSecret: string }

type Targets = Pick<Env, 'CALIPER_URL' | 'LRS_ENDPOINT'>

/** Where events are delivered, as the operator has named it; for others none are written. */
export function deliveryTargets({ CALIPER_URL, LRS_ENDPOINT }: Targets = env()): ('caliper' | 'xapi')[] {
  return [...(CALIPER_URL ? (['caliper'] as const) : []), ...(LRS_ENDPOINT ? (['xapi'] as const) : [])]
}
