import 'server-only'
import type { NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { db } from '#lib/db/client.ts'
import { findUserByEmail, signInUser } from '#lib/db/users.ts'
import { type Env, env } from '#lib/env.ts'
import { oidcProviders } from './oidc-providers.ts'
import { roleOfEmail } from './role-of-email.ts'

/** Built on first use, so that a build needs no secrets. */
export function authOptions(): NextAuthOptions {
  const settings = env()
  return {
    secret: settings.NEXTAUTH_SECRET,
    pages: { signIn: '/signin', error: '/signin' },
    session: { strategy: 'jwt', maxAge: 30 * 24 * 60 * 60 },
    providers: [...(settings.DEMO ? [demoProvider()] : []), ...oidcProviders(settings)],
    callbacks: {
      async signIn({ user, account, profile }) {
        if (!account || account.provider === 'demo') return true
        // Only an email that the issuer vouches for may lead to an account that exists already.
        const verified = profile && 'email_verified' in profile && profile.email_verified === true
        if (!verified || !profile.email) return false
        const person = await signInUser(db(), {
          ...identity(profile.email, user.name, settings),
          ...accountKey(account),
        })
        user.id = person.id
        return true
      },
      jwt({ token, user }) {
        return user ? { sub: user.id } : token
      },
      session({ session, token }) {
        return { expires: session.expires, user: { id: token.sub } }
      },
    },
  }
}

function accountKey(account: { provider: string; providerAccountId: string }) {
  return { provider: account.provider, providerAccountId: account.providerAccountId }
}

function identity(email: string, name: string | null | undefined, settings: Env) {
  const role = roleOfEmail(email, settings)
  return { email, name: name ?? email, role: role ?? 'student', raise: role !== null } as const
}

/** Signs in as one of the demo accounts, without a password; present only with `DEMO=1`. */
function demoProvider() {
  return Credentials({
    id: 'demo',
    name: 'Demo',
    credentials: { email: { label: 'Email', type: 'email' } },
    async authorize(credentials) {
      const user = credentials?.email ? await findDemoUser(credentials.email) : null
      return user?.email.endsWith('@example.com') ? { id: user.id } : null
    },
  })
}

/** What went wrong is logged and not told: the message would stand in an address. */
async function findDemoUser(email: string) {
  try {
    return await findUserByEmail(db(), email)
  } catch (cause) {
    console.error('Sign-in failed', cause)
    throw new Error('Unavailable', { cause })
  }
}
