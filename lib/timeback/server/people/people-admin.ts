import 'server-only'
import { listPeople, type PersonRow } from '#lib/db/people/list-people.ts'
import { addPeople, changePerson, type SavedPerson } from '#lib/db/people/save-people.ts'
import { toStoredEmail } from '#lib/db/people/users.ts'
import { isUuid } from '#lib/std/is-uuid.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type {
  AddedPeople,
  ChangeUserBody,
  KnownUser,
  NewUsersBody,
  UsersQuery,
} from '#lib/timeback/contract/people-admin.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { roleChange } from './role-change.ts'
import type { Viewer } from './viewer.ts'

/** How many people a page of the list holds. */
export const peopleOnPage = 50

/** Everybody whom the school knows, by name; `page` counts from 1. */
export async function listUsers(
  { db }: Pick<Deps, 'db'>,
  { search, role, page = 1 }: UsersQuery,
): Promise<{ users: KnownUser[]; total: number }> {
  const skip = (page - 1) * peopleOnPage
  const { people, total } = await listPeople(db, { search: search?.trim(), role, take: peopleOnPage, skip })
  return { users: people.map(toKnownUser), total }
}

/** One person, or `null`. */
export async function findUser({ db }: Pick<Deps, 'db'>, timebackId: string): Promise<KnownUser | null> {
  if (!isUuid(timebackId)) return null
  const [person] = (await listPeople(db, { id: timebackId, take: 1, skip: 0 })).people
  return person ? toKnownUser(person) : null
}

/** Enters people by their addresses before they first sign in; who is known already stays as they are. */
export async function addUsers(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  viewer: Viewer,
  { people }: NewUsersBody,
): Promise<AddedPeople> {
  const given = people.map(({ name, email, role = 'student' }) => ({ name: name?.trim(), email, role }))
  const by = { byId: viewer.timebackId, at: now() }
  return toAddedPeople(await addPeople(db, { ...by, classId: null, people: given }))
}

export function toAddedPeople(saved: readonly SavedPerson[]): AddedPeople {
  const already = saved.filter(({ wasIn }) => wasIn).length
  return {
    added: saved.length - already,
    already,
    people: saved.map(({ id, email, name, role }) => ({ timebackId: id, email, name, role })),
  }
}

/**
 * Changes a person; `active: false` locks them out at their next request. Throws `PERSON_NOT_FOUND`, `ALREADY_EXISTS`
 * for another's address, and `FORBIDDEN` for one's own role or lock: whoever is left alone could not undo it.
 */
export async function changeUser(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  viewer: Viewer,
  { timebackId, name, email, role, active }: ChangeUserBody & { timebackId: string },
): Promise<{ user: KnownUser }> {
  if (!isUuid(timebackId)) throw notFound()
  const isOwn = timebackId.toLowerCase() === viewer.timebackId
  const at = now()
  const outcome = await changePerson(db, {
    ...{ id: timebackId, byId: viewer.timebackId, at },
    change: (person) => {
      const roles = roleChange(person, role ?? person.grantedRole ?? person.role)
      if (isOwn && role !== undefined && roles.role !== person.role)
        throw new DomainError('FORBIDDEN', 'Nobody changes their own role; another administrator can.')
      if (isOwn && active === false)
        throw new DomainError('FORBIDDEN', 'Nobody locks themselves out; another administrator can.')
      return {
        ...roles,
        ...(name !== undefined && { name: name.trim() }),
        ...(email !== undefined && { email: toStoredEmail(email) }),
        ...(active !== undefined && { lockedAt: active ? null : (person.lockedAt ?? at) }),
      }
    },
  })
  if (outcome === 'email-taken')
    throw new DomainError('ALREADY_EXISTS', 'Another person has this address.', {
      errors: [{ path: 'email', message: 'is another person’s' }],
    })
  const user = outcome === 'unknown' ? null : await findUser({ db }, timebackId)
  if (!user) throw notFound()
  return { user }
}

function notFound(): DomainError {
  return new DomainError('PERSON_NOT_FOUND', 'There is no such person here.')
}

function toKnownUser({ id, lockedAt, lastSeenAt, ...person }: PersonRow): KnownUser {
  return {
    timebackId: id,
    name: person.name,
    email: person.email,
    role: person.role,
    active: lockedAt === null,
    lastSeenAt: lastSeenAt?.toISOString() ?? null,
  }
}
