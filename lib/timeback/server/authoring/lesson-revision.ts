import 'server-only'
import type { PickedItemRow } from '#lib/db/content/content-list.ts'
import type { LessonSnapshot, LessonTerms } from '#lib/db/content/lesson-versions.ts'
import type { CurrentLesson, LessonRevision, OrderedLesson } from '#lib/db/content/save-lesson.ts'
import type { Place } from '#lib/db/content/write-bank.ts'
import { defaultDifficulty, defaultPolicy, isAdaptive } from '#lib/std/terms.ts'
import { DomainError, invalidField } from '#lib/timeback/contract/domain-error.ts'
import type { ChangeLessonBody } from '#lib/timeback/contract/lesson-edit.ts'
import { mayChangeLesson } from '#lib/timeback/server/content/lesson-owner.ts'
import type { Viewer } from '#lib/timeback/server/people/viewer.ts'

/**
 * What becomes of a lesson of which somebody says something else. `picked` are the questions of `items` that they may
 * know of. Throws `LESSON_NOT_FOUND`, `FORBIDDEN` with the way out, and `VALIDATION_ERROR` by field.
 */
export function reviseLesson(
  lesson: CurrentLesson | null,
  viewer: Viewer,
  { body, picked }: { body: ChangeLessonBody; picked: readonly PickedItemRow[] },
): LessonRevision {
  const current = requireOwn(lesson, viewer)
  const { published, owner, items, title, unit, ...terms } = body
  if (owner !== undefined && viewer.role !== 'admin')
    throw new DomainError('FORBIDDEN', 'An administrator says whose a lesson is.')
  const places = items && toPlaces(items, { picked, earlier: current.places })
  const isDraft = published === undefined ? current.isWithdrawn : !published
  const type = body.type ?? current.type
  checkTerms({ type, policy: body.policy ?? current.policy })
  checkPlaces(places ?? current.places, { type, isDraft })
  return {
    ...terms,
    ...(title !== undefined && { title: title.trim() }),
    ...(unit !== undefined && { unit: unit.trim() }),
    ...(places && { places }),
    ...(owner !== undefined && { ownerId: owner }),
    isDraft,
    ...codesOf({ current, isDraft, isGiven: owner !== undefined }),
  }
}

function codesOf({
  current,
  isDraft,
  isGiven,
}: {
  current: CurrentLesson
  isDraft: boolean
  isGiven: boolean
}): Pick<LessonRevision, 'change' | 'action'> {
  if (isDraft && !current.isWithdrawn) return { change: 'withdrawn', action: 'lesson.withdrawn' }
  if (!isDraft && current.isWithdrawn) return { change: 'published', action: 'lesson.changed' }
  return { change: 'changed', action: isGiven ? 'lesson.given' : 'lesson.changed' }
}

/** The lesson as that version of it was; whether it is listed stays as it is. Throws as `reviseLesson`. */
export function restoreLesson(
  lesson: CurrentLesson | null,
  viewer: Viewer,
  { isDraft: _listed, items, ...terms }: LessonSnapshot,
): LessonRevision {
  const current = requireOwn(lesson, viewer)
  const places = items.map((place): Place => {
    const known = current.places.find(({ identifier }) => identifier === place.identifier)
    return { ...place, typicalMs: known?.typicalMs ?? null }
  })
  checkPlaces(places, { type: terms.type, isDraft: current.isWithdrawn })
  return { ...terms, places, change: 'restored', action: 'lesson.undone' }
}

function requireOwn(lesson: CurrentLesson | null, viewer: Viewer): CurrentLesson {
  const may = lesson ? mayChangeLesson(viewer, lesson) : 'hidden'
  if (!lesson || may === 'hidden') throw new DomainError('LESSON_NOT_FOUND', 'There is no such lesson here.')
  if (may === 'copy')
    throw new DomainError('FORBIDDEN', 'This lesson is not yours to change. Copy it, then change the copy.')
  return lesson
}

type Item = NonNullable<ChangeLessonBody['items']>[number]

/** The places of those questions; what a lesson knew of a question that stays, it goes on to know. */
function toPlaces(
  items: readonly Item[],
  { picked, earlier }: { picked: readonly PickedItemRow[]; earlier: readonly Place[] },
): Place[] {
  const names = new Map(picked.map(({ itemId, identifier }) => [itemId, identifier]))
  const taken = new Set<string>()
  return items.map(({ itemId, difficulty, subTest }, index) => {
    const known = earlier.find((place) => place.itemId === itemId)
    const identifier = known?.identifier ?? names.get(itemId)
    if (identifier === undefined) throw invalidField(`items.${index}`, 'is no question that is here')
    if (taken.has(identifier)) throw invalidField(`items.${index}`, 'is asked by this lesson already')
    taken.add(identifier)
    const before = known ?? earlier.find((place) => place.identifier === identifier)
    return {
      ...{ identifier, itemId },
      subTest: subTest ?? before?.subTest ?? 1,
      difficulty: difficulty ?? before?.difficulty ?? defaultDifficulty,
      typicalMs: before?.typicalMs ?? null,
    }
  })
}

/** Throws where a lesson that is not adaptive has a policy that moves its score. */
export function checkTerms({ type, policy }: Pick<LessonTerms, 'type' | 'policy'>): void {
  if (!isAdaptive(type) && policy !== defaultPolicy)
    throw invalidField('policy', `is of adaptive lessons, and a ${type} is none`)
}

function checkPlaces(
  places: readonly Pick<Place, 'subTest'>[],
  { type, isDraft }: { type: LessonTerms['type']; isDraft: boolean },
): void {
  if (!isDraft && places.length === 0)
    throw invalidField('items', 'must name a question before students see the lesson')
  const tests = new Set(places.map(({ subTest }) => subTest))
  for (let test = 1; test <= tests.size; test++)
    if (!tests.has(test)) throw invalidField('items', `name no question of test ${test}`)
  if (tests.size > 1 && isAdaptive(type)) throw invalidField('type', 'cannot be adaptive with several tests')
}

/**
 * The lessons of a course in a new order: `wanted` are all that the reader sees; drafts of others keep their places.
 * Throws `VALIDATION_ERROR` where it names others, and `FORBIDDEN` where it moves what is not the reader's about.
 */
export function orderOf(
  current: readonly OrderedLesson[],
  viewer: Viewer,
  wanted: readonly string[],
): string[] {
  const may = new Map(current.map((lesson) => [lesson.id, mayChangeLesson(viewer, lesson)]))
  const seen = current.flatMap(({ id }) => (may.get(id) === 'hidden' ? [] : [id]))
  if (wanted.length !== seen.length || new Set([...wanted, ...seen]).size !== seen.length)
    throw invalidField('lessons', 'must name all lessons of the course, each once')
  const others = (ids: readonly string[]) => ids.filter((id) => may.get(id) === 'copy').join('\n')
  if (viewer.role !== 'admin' && others(wanted) !== others(seen))
    throw new DomainError('FORBIDDEN', 'Only your own lessons can change their places among the others.')
  const rest = [...wanted]
  return current.map(({ id }) => (may.get(id) === 'hidden' ? id : (rest.shift() ?? id)))
}
