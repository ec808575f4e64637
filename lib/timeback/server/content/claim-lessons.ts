import 'server-only'
import { giveLessonsToApp, listStoredLessons } from '#lib/db/content/stored-lessons.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { isSameLesson } from './lessons-to-save.ts'
import { openPackage } from './open-package.ts'
import type { PackageFiles } from './package-files.ts'
import { settleLessons } from './settle-lessons.ts'

/**
 * Of an installation that imported a package of the app before lessons had owners: those of its lessons that are
 * nobody's, and still what the package says, become the app's. Returns how many.
 */
export async function claimLessons({ db }: Pick<Deps, 'db'>, files: PackageFiles): Promise<number> {
  const opened = openPackage(files)
  if (!opened.ok) return 0
  const { items, lessons } = opened.value
  const stored = await listStoredLessons(
    db,
    lessons.map(({ id }) => id),
  )
  const same = settleLessons(opened.value, stored).lessons.filter((lesson) => {
    const current = stored.find(({ id }) => id === lesson.id)
    return current && isSameLesson(lesson, current, items)
  })
  return giveLessonsToApp(
    db,
    same.map(({ id }) => id),
  )
}
