import 'server-only'
import { toAsciiDomain } from '#lib/std/to-ascii-domain.ts'

/** Why a provider's account is not let in; each has its sentence on the sign-in page. */
export type Refusal =
  | ('EmailMissing' | 'EmailNotVerified' | 'DomainNotAllowed' | 'NotKnown')
  | ('AddressInUse' | 'Locked')

export type Claims = {
  email: string
  /** `null` where the issuer sends none that can be read. */
  name: string | null
  /** The issuer itself says that the address is this person's; else only the settings do. */
  verified: boolean
}

/**
 * What an issuer says of a person (OpenID Connect Core §5.1), or why that opens no account. Many issuers send
 * `email_verified` as text; one that says no is believed, whatever the settings trust.
 */
export function readClaims(
  claims: object | undefined,
  { trustsEmails, domains }: { trustsEmails: boolean; domains: string[] },
): Claims | { refused: Refusal } {
  const { email: address, email_verified: said, ...rest } = { ...claims } as Record<string, unknown>
  const email = typeof address === 'string' ? address.trim().normalize() : ''
  const [, domain] = /^[^\s@\p{C}]+@([^\s@\p{C}]+)$/u.exec(email) ?? []
  if (domain === undefined) return { refused: 'EmailMissing' }
  const verified = said === true || (typeof said === 'string' && said.trim().toLowerCase() === 'true')
  const isUnsaid = said === undefined || said === null
  if (!verified && !(isUnsaid && trustsEmails)) return { refused: 'EmailNotVerified' }
  if (domains.length > 0 && !domains.includes(toAsciiDomain(domain))) return { refused: 'DomainNotAllowed' }
  return { email, name: readName(rest), verified }
}

const longestName = 200

function readName({ name, given_name: given, family_name: family }: Record<string, unknown>): string | null {
  return toName(name) ?? toName([toName(given), toName(family)].join(' '))
}

/** A name that something is seen of; signs that only steer a terminal are no part of it. */
function toName(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const name = value
    .toWellFormed()
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, longestName)
  return /[^\s\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u.test(name) ? name.toWellFormed() : null
}
