import { z } from 'zod'
import { addressForm } from '#lib/std/address-form.ts'
import { type Role, roles } from '#lib/std/terms.ts'
import { id, text, words } from './requests.ts'

/** An address as people write it; it is stored without regard to case. */
export const address = z
  .string('must be text')
  .trim()
  .max(254, 'can have at most 254 characters')
  .regex(addressForm, 'must be an address')

const role = z.enum(roles, 'must be student, teacher or admin')

/** At most so many people come at once. */
export const mostPeopleAtOnce = 500

/** `people` of a body: each of that shape, one at least. */
export const peopleOf = <T extends z.ZodType>(person: T) =>
  z
    .array(person, 'must be a list of people')
    .min(1, 'must hold at least one')
    .max(mostPeopleAtOnce, `can hold at most ${mostPeopleAtOnce}`)

/** `GET /api/admin/users`; pages count from 1. */
export const usersQuery = z.strictObject({
  search: text(200).optional(),
  role: role.optional(),
  page: z
    .string()
    .regex(/^[1-9]\d{0,5}$/, 'must be a whole number from 1')
    .transform(Number)
    .optional(),
})
export type UsersQuery = z.infer<typeof usersQuery>

/** `POST /api/admin/users` */
export const newUsersBody = z.strictObject({
  people: peopleOf(z.strictObject({ email: address, name: words(200).optional(), role: role.optional() })),
})
export type NewUsersBody = z.infer<typeof newUsersBody>

/** `PATCH /api/admin/users/:timebackId` */
export const changeUserBody = z
  .strictObject({
    name: words(200).optional(),
    email: address.optional(),
    role: role.optional(),
    active: z.boolean('must be true or false').optional(),
  })
  .refine((body) => Object.keys(body).length > 0, 'names nothing to change')
export type ChangeUserBody = z.infer<typeof changeUserBody>

/** `POST /api/admin/users/:timebackId/merge`: the Timeback ID of the one who stays. */
export const mergeUserBody = z.strictObject({ into: id })

/** A person as administrators see them. */
export type KnownUser = {
  timebackId: string
  name: string
  email: string
  role: Role
  /** False while they are locked. */
  active: boolean
  /** ISO 8601: when they last signed in or worked here; `null` if never. */
  lastSeenAt: string | null
}

/** Who was given, in the order given; `role` is their place in the class, or in the school where no class is meant. */
export type AddedPeople = {
  added: number
  already: number
  people: { timebackId: string; email: string; name: string; role: Role }[]
}

/** Somebody who came in, or did not. */
export type KnownSignIn = {
  id: string
  /** ISO 8601. */
  at: string
  provider: string
  /** `signed-in`, or the code of why not. */
  outcome: string
  email: string | null
  clientAddress: string | null
  /** `null` of who is not known here. */
  person: { timebackId: string; name: string } | null
}
