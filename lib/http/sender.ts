import 'server-only'
import { expectedStudentHeader } from '#lib/std/terms.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'

/**
 * Refuses a change that another site's page asks for with this site's cookie. A browser says where a
 * request comes from; a program that says nothing has no cookie to abuse. `publicAddress` is the one of the
 * settings: its scheme is then the only one, while without it a proxy may have ended TLS.
 */
export function checkOrigin(request: Request, publicAddress: string | undefined): void {
  if (request.method === 'GET' || request.method === 'HEAD') return
  const site = request.headers.get('sec-fetch-site')
  const origin = request.headers.get('origin')
  const own = origin === null || ownOrigins(request, publicAddress).includes(origin)
  if (!own || site === 'cross-site')
    throw new DomainError('FORBIDDEN', 'This change was asked for by a page of another site.')
}

/** The public address, and the host that was asked: the app may be reached by other names. */
function ownOrigins(request: Request, publicAddress: string | undefined): string[] {
  const host = request.headers.get('host')
  if (publicAddress === undefined) return [`http://${host}`, `https://${host}`]
  const { origin, protocol } = new URL(publicAddress)
  return [origin, `${protocol}//${host}`]
}

const longest = 64

/**
 * The address that a request comes from, as the nearest proxy says: it appends to what the client may have
 * written itself. Without a proxy Next puts the address of the connection there.
 */
export function clientAddress(request: Request): string {
  const addresses = request.headers.get('x-forwarded-for')?.split(',') ?? []
  return addresses.at(-1)?.trim().slice(0, longest) || 'unknown'
}

/**
 * Refuses what was asked for in the name of somebody else than the person who is signed in: one browser has
 * one session for all its tabs, and a page that is still open may be the student's before. Without the
 * header it takes whoever is signed in.
 */
export function checkExpectedStudent(request: Request, actor: { timebackId: string }): void {
  if (!isExpected(request, actor.timebackId)) throw notExpected()
}

export function isExpected(request: Request, timebackId: string): boolean {
  const expected = request.headers.get(expectedStudentHeader)
  return expected === null || expected.toLowerCase() === timebackId
}

export function notExpected(): DomainError {
  return new DomainError('UNAUTHORIZED', 'Somebody else is signed in now.')
}
