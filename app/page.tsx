import { redirect } from 'next/navigation'
import { getActor } from '#lib/auth/get-actor.ts'

export default async function HomePage() {
  const actor = await getActor()
  if (!actor) redirect('/signin')
  redirect(actor.role === 'student' ? '/lessons' : '/teacher')
}
