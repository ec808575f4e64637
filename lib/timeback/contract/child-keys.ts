import { z } from 'zod'
import { mostPeopleAtOnce } from './people-admin.ts'
import { id, words } from './requests.ts'

/** What a child without an address taps when they sign in, three of them in order. */
export const childPictures = [
  ...(['sun', 'moon', 'star', 'fish', 'boat', 'tree'] as const),
  ...(['house', 'flower', 'heart', 'cat', 'apple', 'key'] as const),
] as const
export type ChildPicture = (typeof childPictures)[number]
export const picturesOfKey = 3

const atMost = `can hold at most ${mostPeopleAtOnce}`

/** `POST /api/teacher/classes/:classId/children`: children who have no address, by name. */
export const newChildrenBody = z.strictObject({
  names: z
    .array(words(200), 'must be a list of names')
    .min(1, 'must hold at least one')
    .max(mostPeopleAtOnce, atMost),
})
export type NewChildrenBody = z.infer<typeof newChildrenBody>

/** `POST /api/teacher/classes/:classId/keys`: for these children of the class, or for all who have none yet. */
export const childKeysBody = z.strictObject({
  children: z.array(id, 'must be a list of children').max(mostPeopleAtOnce, atMost).optional(),
})
export type ChildKeysBody = z.infer<typeof childKeysBody>

/** A child of a class who has no address. */
export type ClassChild = { timebackId: string; name: string /** They can sign in here. */; hasKey: boolean }

/** What is told once, to be printed: only hashes are kept. */
export type ChildKeys = {
  /** Of the class. */
  code: string
  keys: { timebackId: string; name: string; card: string; pictures: ChildPicture[] }[]
}
