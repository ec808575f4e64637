import 'server-only'
import { findChildOfKey, findClassOfCode, isChildSignInOn } from '#lib/db/people/child-keys.ts'
import { isUuid } from '#lib/std/is-uuid.ts'
import { picturesOfKey } from '#lib/timeback/contract/child-keys.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { limitsOf } from '#lib/timeback/server/limits/limits.ts'
import { hashCard, hashPictures, readCode } from './child-codes.ts'

type Needs = Pick<Deps, 'db' | 'now'>

/** Whether the school lets children sign in by a card or pictures. */
export function allowsChildSignIn({ db }: Pick<Deps, 'db'>): Promise<boolean> {
  return isChildSignInOn(db)
}

/** The class of a code and its children, for one of them to find themselves; `null` for no such code. Throws `RATE_LIMITED`. */
export async function findChildren(
  deps: Needs,
  { code: typed, address }: { code: string; address: string },
): Promise<{ title: string; children: { id: string; name: string }[] } | null> {
  const code = readCode(typed, 'class')
  return limitsOf(deps).child({ address, child: null }, async () =>
    code === null ? null : findClassOfCode(deps.db, code),
  )
}

/** What a child gives: the letters of a card, or the class's code, who they are, and their pictures with commas between. */
export type ChildGives = { card?: string; code?: string; child?: string; pictures?: string }

/** The child whose key it is, or `null`. Throws `RATE_LIMITED`. */
export async function signInChild(
  deps: Needs,
  { card: typed = '', code = '', child = '', pictures = '' }: ChildGives,
  address: string,
): Promise<{ id: string } | null> {
  if (typed !== '') {
    const card = readCode(typed, 'card')
    return limitsOf(deps).child({ address, child: null }, async () =>
      card === null ? null : findChildOfKey(deps.db, { cardHash: hashCard(card) }),
    )
  }
  const signInCode = readCode(code, 'class')
  const tapped = pictures.split(',')
  const isWhole = signInCode !== null && isUuid(child) && tapped.length === picturesOfKey
  const userId = child.toLowerCase()
  return limitsOf(deps).child({ address, child: isWhole ? userId : null }, async () =>
    isWhole
      ? findChildOfKey(deps.db, { signInCode, userId, picturesHash: hashPictures(userId, tapped) })
      : null,
  )
}
