import 'server-only'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import type { Env } from '#lib/env.ts'

type OidcProfile = { sub: string; email?: string; name?: string; email_verified?: boolean }
type Settings = Pick<
  Env,
  | 'GOOGLE_CLIENT_ID'
  | 'GOOGLE_CLIENT_SECRET'
  | 'OIDC_ISSUER'
  | 'OIDC_CLIENT_ID'
  | 'OIDC_CLIENT_SECRET'
  | 'OIDC_NAME'
>

/** The providers that the environment names: Google, and any issuer that speaks OpenID Connect. */
export function oidcProviders(settings: Settings): OAuthConfig<OidcProfile>[] {
  const { GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET, OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = settings
  const providers: OAuthConfig<OidcProfile>[] = []
  if (GOOGLE_CLIENT_ID && GOOGLE_CLIENT_SECRET)
    providers.push(
      oidc('google', 'Google', 'https://accounts.google.com', GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET),
    )
  if (OIDC_ISSUER && OIDC_CLIENT_ID && OIDC_CLIENT_SECRET)
    providers.push(oidc('oidc', settings.OIDC_NAME, OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET))
  return providers
}

function oidc(
  id: string,
  name: string,
  issuer: string,
  clientId: string,
  clientSecret: string,
): OAuthConfig<OidcProfile> {
  return {
    id,
    name,
    type: 'oauth',
    wellKnown: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    authorization: { params: { scope: 'openid email profile' } },
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    clientId,
    clientSecret,
    profile: ({ sub, email, name: fullName }) => ({ id: sub, email: email ?? null, name: fullName ?? null }),
  }
}
