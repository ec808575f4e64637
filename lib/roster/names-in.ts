import { isUuid } from '#lib/std/is-uuid.ts'
import { foldTitle } from './plan-classes.ts'
import { rosterIdOf } from './planning.ts'
import type { Roster } from './roster.ts'
import type { Importer } from './roster-plan.ts'

/** By what the things that a roster can touch are found among those that are here. */
export type RosterNames = { people: Names; classes: Names; courses: Names }
type Names = {
  rosterIds: string[]
  /** Those of its ids that can be the app's own. */
  ids: string[]
  /** Stored addresses, folded titles, folded codes. */
  words: string[]
}

export function namesIn(roster: Roster, by: Importer): RosterNames {
  const { courses, classes, people, enrollments, mentions } = roster
  const of = (sourcedIds: string[], words: string[]): Names => ({
    rosterIds: roster.names === 'ids' ? unique(sourcedIds.flatMap((id) => [id, rosterIdOf(id, by)])) : [],
    ids: roster.names === 'ids' ? unique(sourcedIds) : [],
    words: unique(words),
  })
  const ofUuids = ({ ids, ...names }: Names): Names => ({ ...names, ids: ids.filter(isUuid) })
  const emails = people.flatMap(({ email }) => (email === null ? [] : [email]))
  const meant = [...enrollments, ...mentions].map(({ person }) => person)
  return {
    people: ofUuids(of([...people.map(({ sourcedId }) => sourcedId), ...meant], emails)),
    classes: ofUuids(
      of(
        [...classes, ...enrollments.map((one) => ({ sourcedId: one.class }))].map(
          ({ sourcedId }) => sourcedId,
        ),
        roster.names === 'words' ? classes.map(({ title }) => foldTitle(title)) : [],
      ),
    ),
    courses: of(
      [...courses.map(({ sourcedId }) => sourcedId), ...classes.flatMap(({ course }) => course ?? [])],
      courses.map(({ code }) => code.toLowerCase()),
    ),
  }
}

const unique = (values: string[]) => [...new Set(values)]
