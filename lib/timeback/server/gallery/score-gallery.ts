import 'server-only'
import { type ItemState, startState } from '#lib/qti/item/item.ts'
import { declaredCorrectResponses } from '#lib/qti/run/score/lexical-responses.ts'
import { type ItemScore, scoreItem } from '#lib/qti/run/score/score-item.ts'
import { toOpaqueIdentifiers, toOwnIdentifiers } from '#lib/qti/show/opaque-identifiers.ts'
import { toPublicFeedback, toPublicItem } from '#lib/qti/show/to-public-item.ts'
import { assert } from '#lib/std/assert.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { GalleryScore, GalleryScoreBody } from '#lib/timeback/contract/gallery.ts'
import type { LoadedItem } from '#lib/timeback/server/items/item-library.ts'
import { gallerySeed, loadGalleryItem } from './gallery-items.ts'

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
