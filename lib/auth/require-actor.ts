import 'server-only'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import type { Actor } from './actor.ts'
import { getActor } from './get-actor.ts'

/** The signed-in person of a page, else a redirect to sign-in that comes back. Teachers may try lessons too. */
export async function requireStudent(): Promise<Actor> {
  const actor = await getActor()
  if (actor) return actor
  const path = (await headers()).get('x-pathname') ?? '/'
  redirect(`/signin?callbackUrl=${encodeURIComponent(path)}`)
}

/** A teacher or an administrator; to anyone else the page does not exist. */
export async function requireTeacher(): Promise<Actor> {
  const actor = await requireStudent()
  if (actor.role === 'student') notFound()
  return actor
}

/** An administrator; to anyone else the page does not exist. */
export async function requireAdmin(): Promise<Actor> {
  const actor = await requireStudent()
  if (actor.role !== 'admin') notFound()
  return actor
}
