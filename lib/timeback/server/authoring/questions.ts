import 'server-only'
import { type ContentItemRow, findContentItem, findContentItems } from '#lib/db/content/content-list.ts'
import { checkItem } from '#lib/qti/check/check-item.ts'
import { declaredCorrectResponses } from '#lib/qti/run/score/lexical-responses.ts'
import { toOpaqueIdentifiers } from '#lib/qti/show/opaque-identifiers.ts'
import { toPublicItem } from '#lib/qti/show/to-public-item.ts'
import { isUuid } from '#lib/std/is-uuid.ts'
import type {
  ContentQuestion,
  FoundQuestions,
  QuestionsQuery,
  TryQuestionBody,
} from '#lib/timeback/contract/content.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { PlayedItem } from '#lib/timeback/contract/played-item.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { loadItem } from '#lib/timeback/server/items/item-library.ts'
import { playItem } from '#lib/timeback/server/items/play-item.ts'
import type { Viewer } from '#lib/timeback/server/people/viewer.ts'
import { readerOf } from './content.ts'

/** Every reader meets the same draw and the same order of choices. */
const previewSeed = 1

/** A version of a question with its key. Throws `QUESTION_NOT_FOUND`, also for what only another's draft asks. */
export async function getQuestion(
  deps: Pick<Deps, 'db'>,
  viewer: Viewer,
  itemId: string,
): Promise<ContentQuestion> {
  const { identifier, title, author, lessons } = await requireReadable(deps, viewer, itemId)
  const { item, xml, stimuli, resolveHref } = await loadItem(deps.db, itemId)
  return {
    ...{ itemId, identifier, title, author, lessons, xml },
    item: toPublicItem(item, { seed: previewSeed, stimuli, resolveHref }),
    answerKey: toOpaqueIdentifiers(item, previewSeed, declaredCorrectResponses(item, previewSeed)),
    findings: checkItem(item).map(({ text }) => text),
  }
}

/** Scores an answer to it; nothing is stored. Throws as `getQuestion`, and `VALIDATION_ERROR`. */
export async function tryQuestion(
  deps: Pick<Deps, 'db'>,
  viewer: Viewer,
  { itemId, turns }: TryQuestionBody,
): Promise<PlayedItem> {
  await requireReadable(deps, viewer, itemId)
  return playItem(await loadItem(deps.db, itemId), { turns, seed: previewSeed })
}

async function requireReadable(
  { db }: Pick<Deps, 'db'>,
  viewer: Viewer,
  itemId: string,
): Promise<ContentItemRow> {
  const found = isUuid(itemId) ? await findContentItem(db, { ...readerOf(viewer), itemId }) : null
  if (!found) throw new DomainError('QUESTION_NOT_FOUND', 'There is no such question here.')
  return found
}

const questionsOfPage = 20

/** What the reader can put into a lesson, twenty a page. */
export async function listQuestions(
  { db }: Pick<Deps, 'db'>,
  viewer: Viewer,
  { search = '', course, page = 1 }: QuestionsQuery,
): Promise<FoundQuestions> {
  const range = { limit: questionsOfPage, offset: (page - 1) * questionsOfPage }
  const asked = { search: search.trim(), courseId: course ?? null, ...range }
  const rows = await findContentItems(db, { ...readerOf(viewer), ...asked })
  return { questions: rows.map(({ total: _all, ...row }) => row), total: rows[0]?.total ?? 0 }
}
