import type { Role } from '#lib/std/terms.ts'
import type { At, PlaceInClass, RosterNote } from './roster.ts'

/** Who brings a roster, and what they may do with it. */
export type Importer = {
  /** `null` where nobody does: the scheduled pull. */
  timebackId: string | null
  /** A teacher's roster touches their own classes alone, and changes nobody but the students of these. */
  isAdmin: boolean
}

/** What is here of all that a roster can touch. */
export type Stored = {
  people: StoredPerson[]
  classes: StoredClass[]
  courses: StoredCourse[]
  enrollments: { classId: string; userId: string; role: PlaceInClass; isWithin: boolean }[]
}

export type StoredPerson = {
  id: string
  rosterId: string | null
  email: string
  name: string
  /** Without what a list of the settings adds. */
  role: Role
  isLocked: boolean
  /** A roster said that they have left, or may not sign in. */
  hasLeft: boolean
  /** A student of a class that the importer teaches. */
  isOwnStudent: boolean
}

export type StoredClass = {
  id: string
  rosterId: string | null
  title: string
  /** The importer may change it. */
  isWithin: boolean
  courseIds: string[]
}

export type StoredCourse = {
  id: string
  rosterId: string | null
  code: string
  title: string
  subject: string
  grade: number | null
  /** The school's own, and not the configuration's. */
  isOfSchool: boolean
  isWithdrawn: boolean
}

/** What to write, in sets; new rows have their ids already. */
export type RosterChanges = {
  courses: (Pick<StoredCourse, 'id' | 'rosterId' | 'code' | 'title' | 'subject' | 'grade'> & {
    isNew: boolean
    isWithdrawn: boolean
  })[]
  classes: (Pick<StoredClass, 'id' | 'rosterId' | 'title'> & { isNew: boolean })[]
  endedClasses: string[]
  people: (Pick<StoredPerson, 'id' | 'rosterId' | 'email' | 'name' | 'role'> & {
    /** `null` of who is new. */
    was: Pick<StoredPerson, 'email' | 'name' | 'role' | 'isLocked'> | null
    hasEmail: boolean
    isLocked: boolean
    hasLeft: boolean
  })[]
  classCourses: { classId: string; courseId: string }[]
  entered: { classId: string; userId: string; role: PlaceInClass }[]
  left: { classId: string; userId: string }[]
}

export type RosterAction = 'created' | 'updated' | 'unchanged' | 'removed' | 'ignored'

/** One line of a roster, and what becomes of it. */
export type RosterLine = At & { action: RosterAction; note?: RosterNote | undefined }

/** `created`, `updated` and `unchanged` count people. */
export type RosterReport = {
  created: number
  updated: number
  unchanged: number
  lines: RosterLine[]
}
