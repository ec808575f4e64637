import 'server-only'
import type { SignInPolicy } from '#lib/std/terms.ts'
import { toAsciiDomain } from '#lib/std/to-ascii-domain.ts'

/** Who may come that the school does not know; `domains` in the form in which they are compared. */
export type SignInRule = { policy: SignInPolicy; domains: readonly string[] }

/**
 * Whether an address that nobody here has may open an account. Whom the school entered itself is known and comes in
 * whatever the rule; so does an address of `ADMIN_EMAILS`, or nobody could change the rule. What the settings say of
 * domains holds besides (`readClaims`).
 */
export function mayOpenAccount(
  { policy, domains }: SignInRule,
  { email, admins }: { email: string; admins: readonly string[] },
): true | 'DomainNotAllowed' | 'NotKnown' {
  if (policy === 'anyone' || admins.includes(email)) return true
  if (policy === 'known') return 'NotKnown'
  const domain = toAsciiDomain(email.slice(email.lastIndexOf('@') + 1))
  return domains.includes(domain) || 'DomainNotAllowed'
}
