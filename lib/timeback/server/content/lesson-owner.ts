import 'server-only'
import type { LessonOwnerRow } from '#lib/db/content/stored-lessons.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { Viewer } from '#lib/timeback/server/people/viewer.ts'

/** Who stores a lesson: a person, whoever runs the school's installation, or the app with its own packages. */
export type Author = Viewer | 'school' | 'app'

/**
 * `copy`: it can be read and copied, and is another's to change; `hidden`: it is not there for them, as another's
 * draft. Administrators, and who runs the installation, change what is anybody's; the app's lessons are nobody's.
 */
export function mayChangeLesson(author: Author, lesson: LessonOwnerRow): 'yes' | 'copy' | 'hidden' {
  if (author === 'app') return lesson.ownedByApp ? 'yes' : 'copy'
  if (author === 'school' || author.role === 'admin') return lesson.ownedByApp ? 'copy' : 'yes'
  if (author.role === 'teacher' && lesson.ownerId === author.timebackId) return 'yes'
  return lesson.isWithdrawn ? 'hidden' : 'copy'
}

/** Throws `FORBIDDEN`, which names the way out, where the lesson is another's to change. */
export function requireChangeable(author: Author, { id, ...lesson }: LessonOwnerRow & { id: string }): void {
  if (mayChangeLesson(author, lesson) === 'yes') return
  const owner = lesson.ownedByApp ? 'the app' : lesson.ownerId === null ? 'the school' : 'another person'
  throw new DomainError(
    'FORBIDDEN',
    `The lesson ${id} is ${owner}'s: nothing was changed. Give it another identifier in the package, and it is imported as a lesson of your own.`,
  )
}

/** Whose a lesson becomes that somebody stores first. */
export function ownershipOf(author: Author): { ownerId: string | null; ownedByApp: boolean } {
  if (author === 'app' || author === 'school') return { ownerId: null, ownedByApp: author === 'app' }
  return { ownerId: author.timebackId, ownedByApp: false }
}
