import type { placesInClass, Role } from '#lib/std/terms.ts'

/** Where something stands in the files of a roster; `line` counts from 1, `sourcedId` is what the roster calls it. */
export type At = { file: string; line: number; sourcedId: string }

/** A course of a roster; `isEnding` is OneRoster's `status` `tobedeleted`, here and below. */
export type RosterCourse = At & {
  code: string
  title: string
  subject: string
  grade: number | null
  isEnding: boolean
}

export type RosterClass = At & {
  title: string
  /** The `sourcedId` of its course; `null` where the roster knows no courses. */
  course: string | null
  isEnding: boolean
}

export type RosterPerson = At & {
  /** As it is stored; `null` for a child without one. */
  email: string | null
  name: string
  /** `null` where the roster does not say. */
  role: Role | null
  /** `disabled`: they may not sign in for now; `gone`: they have left. */
  standing: 'active' | 'disabled' | 'gone'
}

export type PlaceInClass = (typeof placesInClass)[number]

export type RosterEnrollment = At & {
  /** The `sourcedId` of each. */
  class: string
  person: string
  /** `null` where the roster does not say: what somebody is in the school they are in the class. */
  place: PlaceInClass | null
  isEnding: boolean
}

/** People, classes and courses as somebody else keeps them, read and not yet compared with what is here. */
export type Roster = {
  /**
   * How it says who and what is meant: by the ids of its own that a roster keeps from year to year, or by address and title
   * as a table does; then these stand as `sourcedId`.
   */
  names: 'ids' | 'words'
  courses: RosterCourse[]
  classes: RosterClass[]
  people: RosterPerson[]
  enrollments: RosterEnrollment[]
  /** People of whom it tells without bringing them: they have to be known here. */
  mentions: (At & { person: string })[]
  /** Lines that say nothing that is kept here. */
  ignored: { at: At; note?: RosterNote }[]
}

/** What is to be known of a line that was taken. */
export type RosterNote =
  | ('left' | 'disabled' | 'back' | 'kept' | 'guardian' | 'without-course')
  | ('raised-by-administrators' | 'ended')

/** What is wrong with a line; `values` are the names and values that it is about. */
export type RosterProblem = {
  file: string
  line: number
  /** The line's own id, where it has one. */
  sourcedId?: string
  code: RosterProblemCode
  values: string[]
}

export type RosterProblemCode =
  | ('not-a-table' | 'nothing-in-it' | 'file-missing' | 'version' | 'columns-missing' | 'cell-count')
  | ('empty' | 'value' | 'address' | 'twice' | 'address-twice' | 'unknown' | 'two-places')
  | ('address-taken' | 'not-yours' | 'role' | 'yourself' | 'ambiguous-class' | 'code-twice')
