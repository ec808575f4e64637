import 'server-only'
import type { StoredLessonRow } from '#lib/db/content/stored-lessons.ts'
import { invalidField } from '#lib/timeback/contract/domain-error.ts'
import { type Author, mayChangeLesson, requireChangeable } from './lesson-owner.ts'
import type { OpenedPackage } from './open-package.ts'
import type { PackageLesson } from './settle-lessons.ts'

type Beside = {
  stored: readonly StoredLessonRow[]
  items: OpenedPackage['items']
  by: Author
  courseCode: string
}

/**
 * The lessons of a package that are to be stored: those of other owners are left out where the package says of them
 * what is there already. Throws `FORBIDDEN` where it says something else, and `VALIDATION_ERROR` where a lesson
 * stands in another course.
 */
export function lessonsToSave(
  lessons: readonly PackageLesson[],
  { stored, items, by, courseCode }: Beside,
): PackageLesson[] {
  return lessons.filter((lesson) => {
    const current = stored.find(({ id }) => id === lesson.id)
    if (!current) return true
    const changes = !isSameLesson(lesson, current, items)
    if (changes) requireChangeable(by, current)
    if (current.courseCode !== courseCode)
      throw invalidField('file', `the course ${current.courseCode} has the lesson ${lesson.id} already`)
    return changes || mayChangeLesson(by, current) === 'yes'
  })
}

/** Whether a package says of a lesson what is stored, but for what is estimated anew from answers (`typicalMs`). */
export function isSameLesson(
  lesson: PackageLesson,
  current: StoredLessonRow,
  items: OpenedPackage['items'],
): boolean {
  const said = lesson.items.map(({ identifier, kept, subTest, difficulty }) => {
    const sha256 = kept ? current.items.find((item) => item.identifier === identifier)?.sha256 : undefined
    return [identifier, sha256 ?? items.get(identifier)?.sha256, subTest, difficulty]
  })
  const asked = current.items.map((item) => [item.identifier, item.sha256, item.subTest, item.difficulty])
  const worth = ({ title, type, policy, xp, unit, subTests }: Omit<PackageLesson, 'id' | 'items'>) =>
    [title, type, policy, xp, unit, subTests] as const
  return JSON.stringify([worth(lesson), said]) === JSON.stringify([worth(current), asked])
}
