import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { Database } from '#lib/db/client.ts'
import { parseManifest } from '#lib/qti/read/package/parse-manifest.ts'
import { timebackConfig } from '#lib/timeback/config/course-config.ts'
import type { PackageFiles } from '#lib/timeback/server/content/package-files.ts'
import { createTimeback } from '#lib/timeback/server/timeback.ts'

const contentDir = join(import.meta.dirname, '..', 'content')

/** Makes the configured courses known and, where there are no lessons yet, imports the app's own. */
export async function seedContent(db: Database): Promise<string[]> {
  const { content } = createTimeback({
    db,
    config: timebackConfig,
    now: () => new Date(),
    seed: () => 0,
    uuid: () => crypto.randomUUID(),
  })
  const notes = await content.syncCourses()
  if ((await db.lesson.count()) > 0) return [...notes, 'lessons are there already']
  const packages = await readdir(contentDir)
  const lines = [...notes]
  for (const { code } of timebackConfig.courses) {
    const folder = code.toLowerCase()
    if (!packages.includes(folder)) continue
    const files = await readFolder(folder)
    const report = await content.importPackage({ files, course: code, ...titleOf(files) })
    const refused = report.flatMap((entry) =>
      entry.status === 'refused' ? [`${entry.file}: ${entry.message}`] : [],
    )
    if (refused.length > 0)
      throw new Error(`The package of ${code} is refused in part:\n${refused.join('\n')}`)
    lines.push(`${code}: ${report.length} files imported`)
  }
  return lines
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
