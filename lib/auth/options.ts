import 'server-only'
import type { NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { db } from '#lib/db/client.ts'
import { applyRoleLists } from '#lib/db/people/role-lists.ts'
import { endSession } from '#lib/db/people/sessions.ts'
import { signInUser } from '#lib/db/people/sign-in-user.ts'
import { noteSignIn } from '#lib/db/people/sign-ins.ts'
import { findUserByEmail, isLocked } from '#lib/db/people/users.ts'
import { readSchool } from '#lib/db/school/settings.ts'
import { type Env, env } from '#lib/env.ts'
import { mayOpenAccount } from './may-sign-in.ts'
import { oidcProviders } from './oidc-providers.ts'
import { type Refusal, readClaims } from './read-claims.ts'
import { sessionSeconds, toSessionKey } from './session-cookie.ts'

/**
 * next-auth for one request, from that address. `fail` takes what our own part of it threw: next-auth would log that, write its
 * message into an address, and answer as if all had gone well.
 */
export function authOptions(
  fail: (thrown: unknown) => void,
  clientAddress: string,
  /** Where the school lets children sign in by a key: whose it is. */
  childOf: ChildOf | null = null,
): NextAuthOptions {
  const settings = env()
  const orFail = async <T>(otherwise: T, run: () => Promise<T>): Promise<T> => {
    try {
      return await run()
    } catch (thrown) {
      fail(thrown)
      return otherwise
    }
  }
  return {
    secret: settings.NEXTAUTH_SECRET,
    pages: { signIn: '/signin', error: '/signin', signOut: '/signin' },
    session: { strategy: 'jwt', maxAge: sessionSeconds },
    providers: [
      ...(settings.DEMO ? [demoProvider((email) => orFail(null, () => findDemoUser(email)))] : []),
      ...(childOf ? [childProvider((given) => orFail(null, () => childOf(given, clientAddress)))] : []),
      ...oidcProviders(settings),
    ],
    callbacks: {
      signIn: ({ user, account, profile }) =>
        orFail<string | boolean>(false, async () => {
          if (!account) return true
          const { provider } = account
          const outcome =
            provider === 'demo' || provider === 'child'
              ? await ofKnown(user.id)
              : await signIn(account, profile, settings)
          if ('refused' in outcome) {
            await noteSignIn(db(), {
              ...{ userId: null, provider, outcome: outcome.refused, email: emailOf(profile), clientAddress },
            })
            return refusedAs(outcome.refused)
          }
          user.id = outcome.id
          return true
        }),
      jwt: ({ token, user }) => (user ? { sub: user.id, sid: crypto.randomUUID() } : token),
      session: ({ session, token }) => ({ expires: session.expires, user: { id: token.sub } }),
    },
    events: {
      signIn: ({ user, account }) =>
        orFail(undefined, () =>
          noteSignIn(db(), {
            ...{ userId: user.id, outcome: 'signed-in', clientAddress },
            provider: account?.provider ?? '',
          }),
        ),
      signOut: ({ token }) =>
        orFail(undefined, async () => {
          const key = toSessionKey(token)
          const expiresAt = new Date(Date.now() + (sessionSeconds + graceSeconds) * 1000)
          if (key) await endSession(db(), { ...key, expiresAt })
        }),
    },
  }
}

function emailOf(profile: { email?: unknown } | undefined): string | null {
  return typeof profile?.email === 'string'
    ? profile.email
        .replace(/\p{Cc}/gu, '')
        .slice(0, 254)
        .toWellFormed()
    : null
}

/** A cookie is still read for a moment after it ran out, by a clock that may be behind. */
const graceSeconds = 60 * 60

const refusedAs = (refusal: Refusal) => `/signin?error=${refusal}`

type Outcome = { id: string } | { refused: Refusal }

async function ofKnown(id: string): Promise<Outcome> {
  return (await isLocked(db(), id)) ? { refused: 'Locked' } : { id }
}

async function signIn(
  account: { provider: string; providerAccountId: string },
  profile: object | undefined,
  settings: Env,
): Promise<Outcome> {
  const { provider, providerAccountId } = account
  const claims = readClaims(profile, {
    trustsEmails: provider === 'oidc' && settings.OIDC_TRUST_EMAILS,
    domains: settings.SIGN_IN_DOMAINS,
  })
  const outcome =
    'refused' in claims
      ? claims
      : await signInUser(db(), { provider, providerAccountId, ...claims }, (email) =>
          mayCome(email, settings),
        )
  const who = `${provider} account ${JSON.stringify(providerAccountId)}`
  if ('refused' in outcome) console.warn(`Sign-in refused, ${outcome.refused}: ${who}`)
  else {
    if (outcome.keptEmail) console.warn(`Address not taken, it is another person's: ${who}`)
    await applyRoleLists(db(), settings, outcome.id)
  }
  return outcome
}

async function mayCome(email: string, { ADMIN_EMAILS: admins }: Env) {
  const { signInPolicy: policy, signInDomains: domains } = await readSchool(db())
  return mayOpenAccount({ policy, domains }, { email, admins })
}

/** What a child gives who has no address, as text. */
export type ChildOf = (given: Record<string, string>, clientAddress: string) => Promise<{ id: string } | null>

/** Signs in by a card, or by a class's code, a name and pictures. */
function childProvider(find: (given: Record<string, string>) => Promise<{ id: string } | null>) {
  const credentials = { card: {}, code: {}, child: {}, pictures: {} }
  return Credentials({ id: 'child', name: 'Class', credentials, authorize: (given) => find({ ...given }) })
}

/** Signs in as one of the demo accounts, without a password; present only with `DEMO=1`. */
function demoProvider(find: (email: string) => Promise<{ id: string } | null>) {
  return Credentials({
    id: 'demo',
    name: 'Demo',
    credentials: { email: { label: 'Email', type: 'email' } },
    authorize: (credentials) => find(String(credentials?.email ?? '')),
  })
}

async function findDemoUser(email: string): Promise<{ id: string } | null> {
  const isDemo = /^[\w.+-]+@example\.com$/i.test(email.trim())
  const user = isDemo ? await findUserByEmail(db(), email) : null
  return user && { id: user.id }
}
