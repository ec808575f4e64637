import 'server-only'
import type { StoredLessonRow } from '#lib/db/content/stored-lessons.ts'
import type { OpenedLesson, OpenedPackage } from './open-package.ts'

type World = {
  items: OpenedPackage['items']
  stored: readonly StoredLessonRow[]
  /** Names that lessons of the same package have got. */
  taken: ReadonlySet<string>
}

/**
 * The stored lesson of which a package's lesson is the next version, or the name for a new one. Tools call their
 * packages and tests by names that others use too (`MANIFEST1`, `test`), so the name alone tells nothing: see
 * docs/decisions/093.
 */
export function findStored(
  lesson: OpenedLesson,
  { items, stored, taken }: World,
): { id: string; current: StoredLessonRow | undefined } {
  for (let number = 1; ; number++) {
    const id = number === 1 ? lesson.id : `${lesson.id}-${number}`
    const current = stored.find((one) => one.id === id)
    if (taken.has(id)) continue
    if (!current || isSame(lesson, current, items)) return { id, current }
  }
}

/** It asks one of the same items; and has the same title, or an item that is still the same, or no title. */
function isSame(lesson: OpenedLesson, current: StoredLessonRow, items: OpenedPackage['items']): boolean {
  const names = new Set(
    lesson.places.flatMap(({ item, names: likely, reference }) =>
      item ? [item.identifier] : [...likely, ...(reference === undefined ? [] : [reference])],
    ),
  )
  const shared = current.items.filter(({ identifier }) => names.has(identifier))
  if (shared.length === 0) return false
  if (!lesson.titled || lesson.title === current.title) return true
  return shared.some(({ identifier, sha256, title }) => {
    const own = items.get(identifier)
    return own !== undefined && (own.sha256 === sha256 || own.title === title)
  })
}
