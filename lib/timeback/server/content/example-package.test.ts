import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { projectRoot } from '#scripts/run/project-root.mjs'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'

/** The package of docs/content.md is what the page says it is. */

let open: OpenLessons
beforeAll(async () => {
  open = await openLessons()
})
afterAll(() => open.close())

async function readExample(): Promise<Map<string, Uint8Array>> {
  const folder = join(projectRoot, 'docs/examples/package')
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return new Map(
    await Promise.all(
      paths.map(async (path) => [relative(folder, path), new Uint8Array(await readFile(path))] as const),
    ),
  )
}

it('the package to copy is imported whole, and says what its table says', async () => {
  const report = await open.timeback.content.importPackage({ files: await readExample(), course: 'CS-101' })
  expect(report.map(({ file, status, ...rest }) => [file, status, 'notes' in rest])).toEqual([
    ['items/water-1.xml', 'imported', false],
    ['items/water-2.xml', 'imported', false],
    ['items/water-3.xml', 'imported', false],
    ['tests/water.xml', 'imported', false],
  ])
  const lesson = await open.db.lesson.findUniqueOrThrow({
    where: { id: 'example-water-lesson-1' },
    include: { component: true, items: { orderBy: { position: 'asc' } } },
  })
  expect(lesson).toMatchObject({
    ...{ title: 'The way of the water', type: 'powerpath_100', policy: 'evidence', xp: 12 },
    component: { title: 'Weather' },
    items: [
      { identifier: 'example-water-1', difficulty: 'easy', typicalMs: 40_000 },
      { identifier: 'example-water-2', difficulty: 'medium', typicalMs: 40_000 },
      { identifier: 'example-water-3', difficulty: 'hard', typicalMs: 40_000 },
    ],
  })
})

it('the page names every lesson type, difficulty and keyword as the package has them', async () => {
  const page = await readFile(join(projectRoot, 'docs/content.md'), 'utf8')
  const { adaptiveType, difficulties, lessonTypes } = await import('#lib/std/terms.ts')
  for (const word of [...lessonTypes, ...difficulties]) expect(page).toContain(`\`${word}\``)
  const manifest = await readFile(join(projectRoot, 'docs/examples/package/imsmanifest.xml'), 'utf8')
  for (const word of ['scoring-policy: evidence', adaptiveType, 'PT12M', 'PT40S', 'Weather'])
    expect([page.includes(`\`${word}\``), manifest.includes(word)]).toEqual([true, true])
})
