import 'server-only'
import { type ItemState, startState } from '#lib/qti/item/item.ts'
import { declaredCorrectResponses } from '#lib/qti/run/score/lexical-responses.ts'
import { type ItemScore, scoreItem } from '#lib/qti/run/score/score-item.ts'
import { toOpaqueIdentifiers, toOwnIdentifiers } from '#lib/qti/show/opaque-identifiers.ts'
import { toPublicFeedback, toPublicItem } from '#lib/qti/show/to-public-item.ts'
import { assert } from '#lib/std/assert.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { PlayedItem, Turns } from '#lib/timeback/contract/played-item.ts'
import type { LoadedItem } from './item-library.ts'

type Played = Pick<LoadedItem, 'item' | 'stimuli' | 'resolveHref'>
type Scored = Extract<ItemScore, { kind: 'scored' }>

/** Scores the turns that somebody tries at an item; nothing is stored. Throws `VALIDATION_ERROR`. */
export function playItem(loaded: Played, { turns, seed }: { turns: Turns; seed: number }): PlayedItem {
  const { item, stimuli, resolveHref } = loaded
  const { score, maxScore, correct, feedback, state } = playTurns(loaded, { turns, seed })
  const identifiers = feedback.map(({ identifier }) => identifier)
  return {
    ...{ score, maxScore, correct },
    completed: !item.adaptive || state.completionStatus === 'completed',
    feedback: toPublicFeedback(item, { identifiers, resolveHref, state }),
    item: toPublicItem(item, { seed, stimuli, resolveHref, state }),
    correctResponses: toOpaqueIdentifiers(item, seed, declaredCorrectResponses(item, seed)),
  }
}

/** One after the other, as they were made; of an item that is not adaptive the last one counts. */
function playTurns({ item }: Played, { turns, seed }: { turns: Turns; seed: number }): Scored {
  let state: ItemState = startState(seed)
  let last: Scored | null = null
  for (const responses of item.adaptive ? turns : turns.slice(-1)) {
    const scored = scoreItem(item, toOwnIdentifiers(item, seed, responses), { state })
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
