import 'server-only'
import { db } from '#lib/db/client.ts'
import { listGallery } from '#lib/db/content/gallery.ts'
import { env } from '#lib/env.ts'
import { type ItemState, startState } from '#lib/qti/item/item.ts'
import type { PublicItem } from '#lib/qti/item/public/public-item.ts'
import { declaredCorrectResponses } from '#lib/qti/run/score/lexical-responses.ts'
import { type ItemScore, scoreItem } from '#lib/qti/run/score/score-item.ts'
import { toOpaqueIdentifiers, toOwnIdentifiers } from '#lib/qti/show/opaque-identifiers.ts'
import { toPublicFeedback, toPublicItem } from '#lib/qti/show/to-public-item.ts'
import { assert } from '#lib/std/assert.ts'
import type { Role } from '#lib/std/terms.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { GalleryScore, GalleryScoreBody } from '#lib/timeback/contract/gallery.ts'
import { type LoadedItem, loadItem } from '#lib/timeback/server/items/item-library.ts'

/** The gallery shows everyone the same order of choices. */
export const gallerySeed = 1

/** The kinds of interaction that there is an item of. */
export async function listGalleryKinds(): Promise<{ kind: string; title: string }[]> {
  return (await listGallery(db())).map(({ kind, title }) => ({ kind, title }))
}

/** The answerless item of a kind; throws `QUESTION_NOT_FOUND`. */
export async function getGalleryItem(kind: string): Promise<PublicItem> {
  const { item, stimuli, resolveHref } = await loadGalleryItem(kind)
  return toPublicItem(item, { seed: gallerySeed, stimuli, resolveHref })
}

export async function loadGalleryItem(kind: string): Promise<LoadedItem> {
  const found = (await listGallery(db())).find((item) => item.kind === kind)
  if (!found) throw new DomainError('QUESTION_NOT_FOUND', `The gallery has no item of the kind ${kind}.`)
  return loadItem(db(), found.id)
}

/**
 * Lets teachers and administrators pass; with `DEMO=1` everybody who is signed in. To anyone else there is
 * no gallery: throws `QUESTION_NOT_FOUND`.
 */
export function requireGallery(actor: { role: Role }): void {
  if (actor.role === 'student' && !env().DEMO)
    throw new DomainError('QUESTION_NOT_FOUND', 'There is nothing of that name here.')
}

type Scored = Extract<ItemScore, { kind: 'scored' }>

/** Scores an answer to an item of the gallery; nothing is stored. Throws `QUESTION_NOT_FOUND`, `VALIDATION_ERROR`. */
export async function scoreGallery({ kind, turns }: GalleryScoreBody): Promise<GalleryScore> {
  const loaded = await loadGalleryItem(kind)
  const { item, stimuli, resolveHref } = loaded
  const { score, maxScore, correct, feedback, state } = playTurns(loaded, turns)
  const identifiers = feedback.map(({ identifier }) => identifier)
  return {
    ...{ score, maxScore, correct },
    completed: !item.adaptive || state.completionStatus === 'completed',
    feedback: toPublicFeedback(item, { identifiers, resolveHref, state }),
    item: toPublicItem(item, { seed: gallerySeed, stimuli, resolveHref, state }),
    correctResponses: toOpaqueIdentifiers(item, gallerySeed, declaredCorrectResponses(item)),
  }
}

/** One after the other, as they were made; of an item that is not adaptive the last one counts. */
function playTurns({ item }: LoadedItem, turns: GalleryScoreBody['turns']): Scored {
  let state: ItemState = startState(gallerySeed)
  let last: Scored | null = null
  for (const responses of item.adaptive ? turns : turns.slice(-1)) {
    const scored = scoreItem(item, toOwnIdentifiers(item, gallerySeed, responses), { state })
    if (scored.kind === 'invalid') {
      const detail = scored.problems.map(({ path, message }) => `${path}: ${message}`).join('; ')
      throw new DomainError('VALIDATION_ERROR', detail, { errors: scored.problems })
    }
    last = scored
    state = scored.state
  }
  assert(last, 'there is at least one turn')
  return last
}
