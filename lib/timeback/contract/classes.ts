import { z } from 'zod'
import { placesInClass, type Role } from '#lib/std/terms.ts'
import { address, mostPeopleAtOnce, peopleOf, usersQuery } from './people-admin.ts'
import { id, words } from './requests.ts'

/** Codes of courses, in any case. */
const courses = z.array(id, 'must be a list of course codes').max(200, 'can hold at most 200')

/** `POST /api/teacher/classes` */
export const newClassBody = z.strictObject({ title: words(200), courses: courses.optional() })
export type NewClassBody = z.infer<typeof newClassBody>

/** `PATCH /api/teacher/classes/:classId`; no courses are all of the app's. */
export const changeClassBody = z
  .strictObject({ title: words(200).optional(), courses: courses.optional() })
  .refine((body) => Object.keys(body).length > 0, 'names nothing to change')
export type ChangeClassBody = z.infer<typeof changeClassBody>

const place = z.enum(placesInClass, 'must be student or teacher')

/** `POST /api/teacher/classes/:classId/people` */
export const classPeopleBody = z.strictObject({
  people: peopleOf(z.strictObject({ email: address, name: words(200).optional(), role: place.optional() })),
})
export type ClassPeopleBody = z.infer<typeof classPeopleBody>

/** `POST /api/teacher/classes/:classId/moves`: students by their Timeback IDs, and the class that they go to. */
export const moveStudentsBody = z.strictObject({
  to: id,
  students: z
    .array(id, 'must be a list of students')
    .min(1, 'must hold at least one')
    .max(mostPeopleAtOnce, `can hold at most ${mostPeopleAtOnce}`),
})
export type MoveStudentsBody = z.infer<typeof moveStudentsBody>

/** The list of all classes; `search` is a part of the title or of a teacher's name, pages count from 1. */
export const classesQuery = usersQuery.pick({ search: true, page: true })
export type ClassesQuery = z.infer<typeof classesQuery>

/** A class in the list of all; teachers by name, courses by title. */
export type ListedClass = {
  id: string
  title: string
  students: number
  teachers: string[]
  courses: string[]
}

/** A class as it is set up; `courses` are codes. */
export type SchoolClass = { id: string; title: string; courses: string[] }

/** Somebody in a class; `role` is their place in it. */
export type ClassPerson = {
  timebackId: string
  name: string
  email: string
  role: Role
  /** False while they are locked. */
  active: boolean
}
