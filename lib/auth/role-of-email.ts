import 'server-only'
import type { Env } from '#lib/env.ts'

/** The role that the operator gives an address, `null` if none is said. */
export function roleOfEmail(
  email: string,
  { ADMIN_EMAILS, TEACHER_EMAILS }: Pick<Env, 'ADMIN_EMAILS' | 'TEACHER_EMAILS'>,
): 'admin' | 'teacher' | null {
  const address = email.trim().toLowerCase()
  if (ADMIN_EMAILS.includes(address)) return 'admin'
  return TEACHER_EMAILS.includes(address) ? 'teacher' : null
}
