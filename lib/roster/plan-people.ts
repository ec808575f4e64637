import { groupBy } from '#lib/std/group-by.ts'
import type { Role } from '#lib/std/terms.ts'
import { isOfTeacher, type Planning } from './planning.ts'
import type { RosterPerson } from './roster.ts'
import type { RosterChanges, StoredPerson } from './roster-plan.ts'

/** Somebody as they will be. */
export type PlannedPerson = { id: string; role: Role; isGone: boolean; isNew: boolean }

type PersonChange = RosterChanges['people'][number]

/** Plans the people; returns each by their `sourcedId`. */
export function planPeople(planning: Planning): Map<string, PlannedPerson> {
  const { roster, stored, by, newId, changes, toRosterId, tell, refuse } = planning
  const find = finderOf(planning)
  const byEmail = new Map(stored.people.map((person) => [person.email, person]))
  const teaching = new Set(
    roster.enrollments
      .filter(({ place, isEnding }) => place === 'teacher' && !isEnding)
      .map(({ person }) => person),
  )
  const placesOf = groupBy(stored.enrollments, ({ userId }) => userId)
  const planned = new Map<string, PlannedPerson>()
  for (const person of roster.people) {
    const known = find(person)
    if (known) planned.set(person.sourcedId, planKnown(person, known))
    else planNew(person)
  }
  // A roster may enroll whom it brought before.
  for (const { id, rosterId, role } of stored.people)
    for (const name of [id, rosterId])
      if (name !== null && !planned.has(name)) planned.set(name, { id, role, isGone: false, isNew: false })
  for (const mention of roster.mentions)
    if (!planned.has(mention.person)) refuse(mention, 'unknown', 'user', mention.person)
    else tell(mention, 'ignored')
  return planned

  /** The role that the roster gives, as far as whoever brings it may. */
  function roleOf(person: RosterPerson, had: Role | null): { role: Role; isHeld: boolean } {
    const said = person.role ?? had ?? 'student'
    const wanted = said === 'student' && teaching.has(person.sourcedId) ? 'teacher' : said
    // An administrator is never made less by a file.
    if (had === 'admin' || wanted === had) return { role: had ?? wanted, isHeld: false }
    if (by.isAdmin) {
      const isUnattended = by.timebackId === null && wanted === 'admin'
      return isUnattended ? { role: 'teacher', isHeld: true } : { role: wanted, isHeld: false }
    }
    // A teacher may bring a new teacher by address, and raise nobody.
    const mayGive = had === null ? wanted !== 'admin' : wanted === 'student'
    if (!mayGive && person.standing !== 'gone')
      refuse(person, 'role', person.name, wanted === 'admin' ? 'an administrator' : 'a teacher')
    return { role: had ?? wanted, isHeld: false }
  }

  function planNew(person: RosterPerson): void {
    if (person.standing === 'gone') {
      // Nobody to leave; who is enrolled all the same is told of there.
      planned.set(person.sourcedId, { id: newId(), role: 'student', isGone: true, isNew: true })
      tell(person, 'ignored')
      return
    }
    const id = newId()
    const { role, isHeld } = roleOf(person, null)
    const isDisabled = person.standing === 'disabled' && by.isAdmin
    changes.people.push({
      ...{ id, rosterId: toRosterId(person.sourcedId) },
      ...{ email: person.email ?? `${id}@roster.invalid`, hasEmail: person.email !== null },
      ...{ name: person.name || (person.email ?? ''), role, isLocked: isDisabled, hasLeft: isDisabled },
      was: null,
    })
    planned.set(person.sourcedId, { id, role, isGone: false, isNew: true })
    tell(person, 'created', isDisabled ? 'disabled' : isHeld ? 'raised-by-administrators' : undefined)
  }

  function planKnown(person: RosterPerson, known: StoredPerson): PlannedPerson {
    const isGone = person.standing === 'gone'
    const isOut = by.isAdmin && person.standing !== 'active' && mayLock(person, known)
    const { role, isHeld } = isGone ? { role: known.role, isHeld: false } : roleOf(person, known.role)
    const mayRename = by.isAdmin || (known.isOwnStudent && known.role === 'student')
    const email = by.isAdmin && !isGone ? emailOf(person, known) : known.email
    const wanted: PersonChange = {
      ...{ id: known.id, role, email, rosterId: keptIdOf(person, known) },
      ...{ hasEmail: email !== known.email || !isMadeUp(known.email) },
      name: mayRename && !isGone && person.name !== '' ? person.name : known.name,
      ...lockOf(known, by.isAdmin && person.standing === 'active', isOut),
      was: { name: known.name, email: known.email, role: known.role, isLocked: known.isLocked },
    }
    const left = isGone ? leaveClasses(known) : 0
    const isChanged =
      wanted.name !== known.name ||
      email !== known.email ||
      role !== known.role ||
      isLockChanged(wanted, known)
    if (isChanged || wanted.rosterId !== known.rosterId || wanted.hasLeft !== known.hasLeft)
      changes.people.push(wanted)
    const isRenamed = person.name !== '' && person.name !== wanted.name
    const isKept = !by.isAdmin && !isGone && isRenamed
    const note = isGone && (isOut || left > 0) ? 'left' : isOut && isChanged ? 'disabled' : undefined
    const isBack = known.isLocked && !wanted.isLocked
    tell(
      person,
      isChanged || left > 0 ? 'updated' : 'unchanged',
      note ?? (isBack ? 'back' : isHeld ? 'raised-by-administrators' : isKept ? 'kept' : undefined),
    )
    return { id: known.id, role, isGone, isNew: false }
  }

  /** Nobody locks themselves out, and no pull an administrator: somebody has to be able to undo it. */
  function mayLock(person: RosterPerson, known: StoredPerson): boolean {
    if (known.id === by.timebackId) refuse(person, 'yourself')
    return by.timebackId !== null || known.role !== 'admin'
  }

  function emailOf(person: RosterPerson, known: StoredPerson): string {
    if (person.email === null || person.email === known.email) return known.email
    const other = byEmail.get(person.email)
    if (other && other.id !== known.id) refuse(person, 'address-taken', person.email)
    return person.email
  }

  /** What they are known by from now on. */
  function keptIdOf(person: RosterPerson, known: StoredPerson): string | null {
    const { sourcedId } = person
    if (roster.names === 'words' || known.id === sourcedId || !by.isAdmin) return known.rosterId
    return known.rosterId === null || isOfTeacher(known.rosterId) ? sourcedId : known.rosterId
  }

  /** Out of all classes; by a teacher's roster out of theirs. */
  function leaveClasses({ id }: StoredPerson): number {
    const left = (placesOf.get(id) ?? []).filter(({ isWithin }) => by.isAdmin || isWithin)
    changes.left.push(...left.map(({ classId, userId }) => ({ classId, userId })))
    return left.length
  }
}

const isMadeUp = (email: string) => email.endsWith('.invalid')

type Lock = Pick<StoredPerson, 'isLocked' | 'hasLeft'>

/** Who was locked by hand stays so; whom a roster locked and somebody let in again is not locked by it twice. */
function lockOf(known: Lock, isBack: boolean, isOut: boolean): Lock {
  if (isOut) return { hasLeft: true, isLocked: known.isLocked || !known.hasLeft }
  if (isBack && known.hasLeft) return { hasLeft: false, isLocked: false }
  return { hasLeft: known.hasLeft, isLocked: known.isLocked }
}

const isLockChanged = (a: Lock, b: Lock) => a.isLocked !== b.isLocked

/** Finds who is meant: by the ids of this roster, of the school's, and of the app, else by the address. */
function finderOf({ roster, stored, by, toRosterId, refuse }: Planning) {
  const byName = new Map<string, StoredPerson>()
  for (const one of stored.people) {
    byName.set(one.id, one)
    if (one.rosterId !== null) byName.set(one.rosterId, one)
  }
  const byEmail = new Map(stored.people.map((person) => [person.email, person]))
  return (person: RosterPerson): StoredPerson | undefined => {
    if (roster.names === 'words') return byEmail.get(person.email ?? '')
    const named = byName.get(toRosterId(person.sourcedId) ?? '') ?? byName.get(person.sourcedId)
    if (named || person.email === null) return named
    const addressed = byEmail.get(person.email)
    const isAnothers = addressed?.rosterId && by.isAdmin && !isOfTeacher(addressed.rosterId)
    if (isAnothers && person.standing !== 'gone') refuse(person, 'address-taken', person.email)
    return isAnothers ? undefined : addressed
  }
}
