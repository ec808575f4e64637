import type { Role } from '#lib/std/terms.ts'

/** What a role is called. */
export const roleWords: Record<Role, string> = {
  student: 'Student',
  teacher: 'Teacher',
  admin: 'Administrator',
}
