import 'server-only'
import type { ItemInput } from '#lib/db/content/save-package.ts'
import type { Item } from '#lib/qti/item/item.ts'
import { parseItem } from '#lib/qti/read/parse-item.ts'
import { toQti3Xml } from '#lib/qti/read/upgrade/upgrade-tree.ts'
import { guessingChance } from '#lib/qti/run/score/guessing-chance.ts'
import { isScored } from '#lib/qti/run/score/max-score.ts'
import { checkDraft, type DraftProblem } from '#lib/qti/write/check-draft.ts'
import type { ItemDraft } from '#lib/qti/write/item-draft.ts'
import { writeItem } from '#lib/qti/write/write-item.ts'
import { assert } from '#lib/std/assert.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { QuestionDraft } from '#lib/timeback/contract/question-draft.ts'
import { sha256 } from '#lib/timeback/server/content/package-files.ts'

/** While it is not stored. */
const unnamed = 'draft-1'

export function problemsOf(draft: QuestionDraft): DraftProblem[] {
  return checkDraft({ ...draft, identifier: unnamed })
}

/** Throws `VALIDATION_ERROR` with all that is wrong with a draft, by field. */
export function requireWhole(draft: QuestionDraft): void {
  const errors = problemsOf(draft).map(({ path, message }) => ({ path: `draft.${path}`, message }))
  if (errors.length === 0) return
  const detail = errors.map(({ path, message }) => `${path}: ${message}`).join('; ')
  throw new DomainError('VALIDATION_ERROR', detail, { errors })
}

/** Of a draft that is whole. */
export function toItem(draft: QuestionDraft): Item {
  return parse(writeItem({ ...draft, identifier: unnamed }))
}

/** As a package's item is stored, so that its export is what is stored here. */
export function toStoredItem(draft: ItemDraft): Omit<ItemInput, 'stimuli' | 'assets'> {
  const written = toQti3Xml(writeItem(draft))
  assert(written.ok, 'what the form writes is XML')
  const xml = written.value
  const item = parse(xml)
  const { identifier, title } = item
  return {
    identifier,
    title,
    xml,
    sha256: sha256(xml),
    guessing: guessingChance(item),
    scored: isScored(item),
  }
}

function parse(xml: string): Item {
  const parsed = parseItem(xml)
  assert(parsed.ok, 'what the form writes parses')
  return parsed.value
}
