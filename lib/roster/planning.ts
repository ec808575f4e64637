import type { At, Roster, RosterNote, RosterProblemCode } from './roster.ts'
import type { Importer, RosterAction, RosterChanges, Stored } from './roster-plan.ts'

/** What the steps of a plan share, and what they add to. */
export type Planning = {
  roster: Roster
  stored: Stored
  by: Importer
  newId: () => string
  changes: RosterChanges
  /** Whether a stored id is one that this roster gave. */
  toRosterId: (sourcedId: string) => string | null
  tell: (at: At, action: RosterAction, note?: RosterNote) => void
  refuse: (at: At, code: RosterProblemCode, ...values: string[]) => void
}

/**
 * The id under which a roster's own is kept. What a teacher brings stands under their name: an id that they make up
 * must not become what the school's own roster knows somebody else by.
 */
export function rosterIdOf(sourcedId: string, { isAdmin, timebackId }: Importer): string {
  return isAdmin || timebackId === null ? sourcedId : `teacher:${timebackId}:${sourcedId}`
}

/** A teacher's own name for somebody yields to that of the school's roster. */
export function isOfTeacher(rosterId: string): boolean {
  return ofTeacher.test(rosterId)
}

/** Without the teacher's name before it. */
export function plainIdOf(rosterId: string): string {
  return rosterId.replace(ofTeacher, '')
}

const ofTeacher = /^teacher:[0-9a-f-]{36}:/
