import { redirect } from 'next/navigation'
import { getActor } from '#lib/auth/get-actor.ts'
import { adminRoles } from '#lib/std/terms.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { isFirstRun } from '#lib/timeback/server/school/school.ts'

export default async function HomePage() {
  const actor = await getActor()
  if (!actor) redirect('/signin')
  if (adminRoles.includes(actor.role) && (await isFirstRun(appDeps()))) redirect('/admin/setup')
  redirect(actor.role === 'student' ? '/lessons' : '/teacher')
}
