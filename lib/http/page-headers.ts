import 'server-only'
import { isDevelopment } from '#lib/env.ts'
import { transportSecurity } from './error-response.ts'

/** What each answer with HTML says of what a browser may do with it. */
export type PageHeaders = { nonce: string; headers: Readonly<Record<string, string>> }

/** With a nonce that no answer before had. `frames` is what the page may frame, as a policy writes it. */
export function freshPageHeaders(frames = "'none'"): PageHeaders {
  const nonce = btoa(crypto.randomUUID())
  const headers = {
    'content-security-policy': contentSecurityPolicy({ nonce, frames, development: isDevelopment }),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
    ...transportSecurity,
  }
  return { nonce, headers }
}

type Policy = { nonce: string; frames: string; development: boolean }

/**
 * Scripts and style sheets count only with this answer's nonce; development needs `eval` and its own styles for
 * its hot reload. Style attributes stay: where a hotspot or a dragged word stands is written in one.
 */
function contentSecurityPolicy({ nonce, frames, development }: Policy): string {
  return [
    "default-src 'self'",
    `frame-src ${frames}`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    "media-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/**
 * The address of the one document that a page may frame, as a policy writes it: under every name by which the
 * browser may have reached this host. What runs in the frame cannot send it to another address then.
 */
export function frameSources(headers: Headers, address: string): string {
  const written = [headers.get('host'), headers.get('x-forwarded-host')]
  const hosts = written.flatMap((host) => host?.split(',') ?? []).map((host) => host.trim())
  // A policy has no form for an address of IPv6.
  const named = hosts.filter((host) => /^[\w.-]+(:\d+)?$/.test(host))
  return named.length > 0 ? [...new Set(named)].map((host) => host + address).join(' ') : "'self'"
}
