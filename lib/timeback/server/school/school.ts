import 'server-only'
import { changeSchool, isNewSchool, readSchool, type SchoolRow } from '#lib/db/school/settings.ts'
import { toSchoolLanguage } from '#lib/std/terms.ts'
import type { ChangeSchoolBody, School } from '#lib/timeback/contract/school.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'

/** The school's settings. */
export async function getSchool({ db }: Pick<Deps, 'db'>): Promise<{ school: School }> {
  return { school: toSchool(await readSchool(db)) }
}

/** Whether an administrator has everything still before them. */
export function isFirstRun({ db }: Pick<Deps, 'db'>): Promise<boolean> {
  return isNewSchool(db)
}

/** Changes what the body names; who may sign in is changed for those who come next, and shuts nobody out who is known. */
export async function reviseSchool(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  by: { timebackId: string },
  { name, language, signIn, childSignIn, retention = {}, setUp }: ChangeSchoolBody,
): Promise<{ school: School }> {
  const at = now()
  const { signIns, audit, messages, leavers } = retention
  const change = {
    ...(name !== undefined && { name: name.trim() }),
    ...(language !== undefined && { language }),
    ...(signIn && { signInPolicy: signIn.policy }),
    ...(signIn?.domains && { signInDomains: [...new Set(signIn.domains)] }),
    ...(childSignIn !== undefined && { childSignIn }),
    ...(signIns !== undefined && { signInDays: signIns }),
    ...(audit !== undefined && { auditDays: audit }),
    ...(messages !== undefined && { messageDays: messages }),
    ...(leavers !== undefined && { leaverDays: leavers }),
    ...(setUp && { setUpAt: at }),
  }
  return { school: toSchool(await changeSchool(db, { byId: by.timebackId, at, change })) }
}

function toSchool(row: SchoolRow): School {
  const { signInDays: signIns, auditDays: audit, messageDays: messages, leaverDays: leavers } = row
  return {
    ...{ name: row.name, language: toSchoolLanguage(row.language), childSignIn: row.childSignIn },
    signIn: { policy: row.signInPolicy, domains: row.signInDomains },
    retention: { signIns, audit, messages, leavers },
    setUpAt: row.setUpAt?.toISOString() ?? null,
  }
}
