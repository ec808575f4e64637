import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { Database } from '#lib/db/client.ts'
import { parseManifest } from '#lib/qti/read/package/parse-manifest.ts'
import { timebackConfig } from '#lib/timeback/config/course-config.ts'
import { claimLessons } from '#lib/timeback/server/content/claim-lessons.ts'
import type { PackageFiles } from '#lib/timeback/server/content/package-files.ts'
import { createTimeback } from '#lib/timeback/server/timeback.ts'

const contentDir = join(import.meta.dirname, '..', 'content')

/**
 * Makes the configured courses known and, where there are no lessons yet, imports the app's own, which nobody changes.
 * Where there are lessons and none is the app's, those that are as its packages have them become it.
 */
export async function seedContent(db: Database): Promise<string[]> {
  const { content } = createTimeback({
    db,
    config: timebackConfig,
    now: () => new Date(),
    seed: () => 0,
    uuid: () => crypto.randomUUID(),
  })
  const lines = await content.syncCourses()
  const isFilled = (await db.lesson.count()) > 0
  if (isFilled && (await db.lesson.count({ where: { ownedByApp: true } })) > 0)
    return [...lines, 'lessons are there already']
  for (const { code, files } of await readPackages()) {
    if (isFilled) {
      lines.push(`${code}: ${await claimLessons({ db }, files)} lessons are the app's own`)
      continue
    }
    const report = await content.importPackage({ files, course: code, by: 'app', ...titleOf(files) })
    const refused = report.flatMap((entry) =>
      entry.status === 'refused' ? [`${entry.file}: ${entry.message}`] : [],
    )
    if (refused.length > 0)
      throw new Error(`The package of ${code} is refused in part:\n${refused.join('\n')}`)
    lines.push(`${code}: ${report.length} files imported`)
  }
  return lines
}

/** Of each configured course for which the app has one. */
async function readPackages(): Promise<{ code: string; files: PackageFiles }[]> {
  const folders = await readdir(contentDir)
  const configured = timebackConfig.courses.filter(({ code }) => folders.includes(code.toLowerCase()))
  return Promise.all(
    configured.map(async ({ code }) => ({ code, files: await readFolder(code.toLowerCase()) })),
  )
}

/** The app's own packages name their courses, as nobody else's do. */
function titleOf(files: PackageFiles): { courseTitle?: string } {
  const manifest = parseManifest(new TextDecoder().decode(files.get('imsmanifest.xml')))
  return manifest.ok && manifest.value.title !== undefined ? { courseTitle: manifest.value.title } : {}
}

/** The files of a folder below `prisma/content`, as a package. */
export async function readFolder(name: string): Promise<PackageFiles> {
  const root = join(contentDir, name)
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const files = await Promise.all(
    paths.map(async (path) => [relative(root, path).split(sep).join('/'), await readFile(path)] as const),
  )
  return new Map(files)
}
