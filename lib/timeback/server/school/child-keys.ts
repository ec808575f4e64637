import 'server-only'
import {
  addChildren,
  endChildKeys,
  findClassCode,
  isChildSignInOn,
  listChildren,
  saveChildKeys,
} from '#lib/db/people/child-keys.ts'
import type {
  ChildKeys,
  ChildKeysBody,
  ClassChild,
  NewChildrenBody,
} from '#lib/timeback/contract/child-keys.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { findTaughtClass, requireClass } from '#lib/timeback/server/people/require-class.ts'
import type { Viewer } from '#lib/timeback/server/people/viewer.ts'
import { hashCard, hashPictures, newCard, newClassCode, newPictures, readCode } from './child-codes.ts'

type Needs = Pick<Deps, 'db' | 'now'>
type OfClass = { classId: string }

/** The children of a class who have no address, and its code; `null` if the viewer does not teach it. */
export async function findClassChildren(
  deps: Pick<Deps, 'db'>,
  viewer: Viewer,
  classId: string,
): Promise<{
  class: { id: string; title: string }
  isOn: boolean
  code: string | null
  children: ClassChild[]
} | null> {
  const taught = await findTaughtClass(deps, viewer, classId)
  if (!taught) return null
  const children = await listChildren(deps.db, taught.id)
  return {
    class: { id: taught.id, title: taught.title },
    isOn: await isChildSignInOn(deps.db),
    code: await findClassCode(deps.db, taught.id),
    children: children.map(({ id, ...child }) => ({ timebackId: id, ...child })),
  }
}

/** Enters children who have no address. Throws `CLASS_NOT_FOUND`. */
export async function addClassChildren(
  deps: Needs,
  viewer: Viewer,
  { classId, names }: NewChildrenBody & OfClass,
): Promise<{ children: { timebackId: string; name: string }[] }> {
  await requireClass(deps, viewer, classId)
  const given = { classId, names: names.map((name) => name.trim()) }
  const added = await addChildren(deps.db, { ...given, byId: viewer.timebackId, at: deps.now() })
  return { children: added.map(({ id, name }) => ({ timebackId: id, name })) }
}

/**
 * Makes cards and pictures for children of a class without an address, new ones in the place of old. Whoever has an
 * address signs in by it: with a card a teacher could come in as anybody. Throws `CLASS_NOT_FOUND`, `STUDENT_NOT_FOUND`,
 * and `FORBIDDEN` while the school has children's sign-in off.
 */
export async function makeChildKeys(
  deps: Needs,
  viewer: Viewer,
  { classId, children }: ChildKeysBody & OfClass,
): Promise<ChildKeys> {
  await requireClass(deps, viewer, classId)
  if (!(await isChildSignInOn(deps.db)))
    throw new DomainError(
      'FORBIDDEN',
      'An administrator can let children sign in by a card, under School, Settings.',
    )
  const known = await listChildren(deps.db, classId)
  const chosen = known.filter(({ id, hasKey }) => (children ? children.includes(id) : !hasKey))
  if (children && chosen.length < new Set(children).size)
    throw new DomainError('STUDENT_NOT_FOUND', 'One of them is no child without an address in this class.')
  const keys = chosen.map(({ id, name }) => ({
    timebackId: id,
    name,
    card: newCard(),
    pictures: newPictures(),
  }))
  const code = await saveChildKeys(deps.db, {
    ...{ classId, code: newClassCode(), byId: viewer.timebackId, at: deps.now() },
    keys: keys.map(({ timebackId, card, pictures }) => ({
      userId: timebackId,
      cardHash: hashCard(readCode(card, 'card') ?? card),
      picturesHash: hashPictures(timebackId, pictures),
    })),
  })
  return { code, keys }
}

/** Ends all sign-in by this class's code and cards. Throws `CLASS_NOT_FOUND`. */
export async function endClassKeys(deps: Needs, viewer: Viewer, { classId }: OfClass): Promise<void> {
  await requireClass(deps, viewer, classId)
  await endChildKeys(deps.db, { classId, byId: viewer.timebackId, at: deps.now() })
}
