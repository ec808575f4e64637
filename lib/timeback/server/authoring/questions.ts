import 'server-only'
import { type ContentItemRow, findContentItem, findContentItems } from '#lib/db/content/content-list.ts'
import { type AskingLesson, saveQuestion } from '#lib/db/content/save-question.ts'
import { checkItem } from '#lib/qti/check/check-item.ts'
import { declaredCorrectResponses } from '#lib/qti/run/score/lexical-responses.ts'
import { toOpaqueIdentifiers } from '#lib/qti/show/opaque-identifiers.ts'
import { toPublicItem } from '#lib/qti/show/to-public-item.ts'
import { readDraft } from '#lib/qti/write/read-draft.ts'
import { isUuid } from '#lib/std/is-uuid.ts'
import type { ContentQuestion, FoundQuestions, QuestionsQuery } from '#lib/timeback/contract/content.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { PlayedItem } from '#lib/timeback/contract/played-item.ts'
import type {
  ChangeQuestionBody,
  NewQuestionBody,
  QuestionDraft,
  QuestionPreview,
  SavedQuestion,
  TryQuestionBody,
} from '#lib/timeback/contract/question-draft.ts'
import { mayChangeLesson } from '#lib/timeback/server/content/lesson-owner.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { type LoadedItem, loadItem } from '#lib/timeback/server/items/item-library.ts'
import { playItem } from '#lib/timeback/server/items/play-item.ts'
import type { Viewer } from '#lib/timeback/server/people/viewer.ts'
import { readerOf } from './content.ts'
import { problemsOf, requireWhole, toItem, toStoredItem } from './written-item.ts'

/** Every reader meets the same draw and the same order of choices. */
const previewSeed = 1

/** A version of a question with its key. Throws `QUESTION_NOT_FOUND`, also for what only another's draft asks. */
export async function getQuestion(
  deps: Pick<Deps, 'db'>,
  viewer: Viewer,
  itemId: string,
): Promise<ContentQuestion> {
  const row = await requireReadable(deps, viewer, itemId)
  const { identifier, title, author, lessons } = row
  const loaded = await loadItem(deps.db, itemId)
  const read = readDraft(loaded.item)
  return {
    ...{ itemId, identifier, title, author, lessons, xml: loaded.xml },
    mayChange: mayChangeQuestion(viewer, row),
    draft: read && withoutIdentifier(read),
    ...show(loaded),
    findings: checkItem(loaded.item).map(({ text }) => text),
  }
}

function withoutIdentifier({
  identifier: _identifier,
  ...draft
}: QuestionDraft & { identifier: string }): QuestionDraft {
  return draft
}

type Shown = Pick<LoadedItem, 'item' | 'stimuli' | 'resolveHref'>

function show({ item, stimuli, resolveHref }: Shown): Pick<ContentQuestion, 'item' | 'answerKey'> {
  return {
    item: toPublicItem(item, { seed: previewSeed, stimuli, resolveHref }),
    answerKey: toOpaqueIdentifiers(item, previewSeed, declaredCorrectResponses(item, previewSeed)),
  }
}

/** Scores an answer to a question or a draft; nothing is stored. Throws as `getQuestion`, and `VALIDATION_ERROR`. */
export async function tryQuestion(
  deps: Pick<Deps, 'db'>,
  viewer: Viewer,
  body: TryQuestionBody,
): Promise<PlayedItem> {
  const { turns } = body
  if ('draft' in body) {
    requireWhole(body.draft)
    return playItem(loneItem(body.draft), { turns, seed: previewSeed })
  }
  await requireReadable(deps, viewer, body.itemId)
  return playItem(await loadItem(deps.db, body.itemId), { turns, seed: previewSeed })
}

/** A draft as students would see it, and what is wrong with it; nothing is stored. */
export function previewQuestion(draft: QuestionDraft): QuestionPreview {
  const problems = problemsOf(draft)
  return { shown: problems.length > 0 ? null : show(loneItem(draft)), problems }
}

/** Of what the form writes nothing lies in other files. */
function loneItem(draft: QuestionDraft): Shown {
  return { item: toItem(draft), stimuli: [], resolveHref: () => null }
}

/** A question of one's own, in no lesson yet. Throws `VALIDATION_ERROR` by field of the draft. */
export async function writeQuestion(
  deps: Deps,
  viewer: Viewer,
  { draft }: NewQuestionBody,
): Promise<SavedQuestion> {
  requireWhole(draft)
  return store(deps, viewer, { draft, identifier: `question-${deps.uuid()}`, choose: () => [] })
}

/**
 * The next version of a question; lessons that are the writer's go over to it, others and open attempts keep theirs.
 * Throws as `getQuestion` and `writeQuestion`, and `FORBIDDEN` for another's, whose way out is a copy.
 */
export async function changeQuestion(
  deps: Deps,
  viewer: Viewer,
  { itemId, draft, lessons }: ChangeQuestionBody & { itemId: string },
): Promise<SavedQuestion> {
  const row = await requireReadable(deps, viewer, itemId)
  if (!mayChangeQuestion(viewer, row))
    throw new DomainError('FORBIDDEN', 'This question is not yours to change. Copy it, then change the copy.')
  requireWhole(draft)
  const choose = (asking: AskingLesson[]) =>
    asking.flatMap((lesson) =>
      mayChangeLesson(viewer, lesson) === 'yes' && (lessons?.includes(lesson.id) ?? true) ? [lesson.id] : [],
    )
  return store(deps, viewer, { draft, identifier: row.identifier, choose })
}

/** Who wrote it, or, where it came in a package, whose lessons alone ask it; and administrators all but the app's. */
function mayChangeQuestion(
  { timebackId, role }: Viewer,
  { createdById, own, others }: ContentItemRow,
): boolean {
  if (createdById !== null) return createdById === timebackId || role === 'admin'
  return own > 0 && others === 0
}

type Store = { draft: QuestionDraft; identifier: string; choose: (asking: AskingLesson[]) => string[] }

async function store(
  deps: Deps,
  viewer: Viewer,
  { draft, identifier, choose }: Store,
): Promise<SavedQuestion> {
  const by = { byId: viewer.timebackId, at: deps.now() }
  const item = toStoredItem({ ...draft, identifier })
  const itemId = await saveQuestion(deps.db, item, { by, choose })
  return { question: { itemId, identifier, title: item.title } }
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
