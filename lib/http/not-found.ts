import 'server-only'
import { notFound } from 'next/navigation'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'

/** Turns the domain's "there is no such thing" into the page's 404; anything else goes on. */
export async function orNotFound<T>(promise: Promise<T>): Promise<T> {
  try {
    return await promise
  } catch (error) {
    if (error instanceof DomainError && error.status === 404) notFound()
    throw error
  }
}
