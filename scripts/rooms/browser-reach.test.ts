import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'
import { beforeAll, expect, test } from 'vitest'
import { projectRoot } from '#scripts/run/project-root.mjs'

/** Files and packages that the browser rooms load when they run; imports of types alone are gone. */
let reached: string[]

beforeAll(async () => {
  reached = await filesReachedFrom(await browserFiles())
})

test('the walk sees the browser rooms', () => {
  expect(reached).toEqual(expect.arrayContaining(['react', 'lib/std/assert.ts']))
  expect(reached.filter((path) => path.startsWith('components/')).length).toBeGreaterThan(20)
})

/** How values are written and read, which knows of no item: what is typed is read alike on both sides. */
const valueForms = 'typed\\/|item\\/(lexical|value)\\.ts$'

test.each([
  ['the scorer and the parsers of items', new RegExp(`^lib/qti/(?!item/public/|${valueForms})`)],
  ['the mastery rules', /^lib\/powerpath\//],
  ['the server rooms', /^lib\/(db|auth|http|timeback\/server|timeback\/config|env)/],
  ['the database client', /^(prisma\/|@prisma|pg$)/],
  ['a schema library', /^zod/],
  ['an XML parser', /^fast-xml-parser/],
])('no browser room loads %s', (_what, pattern) => {
  expect(reached.filter((path) => pattern.test(path))).toEqual([])
})

async function browserFiles(): Promise<string[]> {
  const folders = ['components', 'lib/timeback/client'].map((folder) => join(projectRoot, folder))
  const entries = await Promise.all(
    folders.map((folder) => readdir(folder, { recursive: true, withFileTypes: true })),
  )
  return entries
    .flat()
    .filter(({ name }) => /\.tsx?$/.test(name) && !/\.test\.|^fake-/.test(name))
    .map(({ parentPath, name }) => join(parentPath, name))
}

async function filesReachedFrom(input: string[]): Promise<string[]> {
  const seen = new Set<string>()
  await build({
    configFile: false,
    logLevel: 'silent',
    root: projectRoot,
    build: {
      write: false,
      rolldownOptions: { input, treeshake: false, preserveEntrySignatures: 'strict' },
    },
    plugins: [
      {
        name: 'list-what-is-loaded',
        enforce: 'pre',
        resolveId(source) {
          if (source.startsWith('#')) return join(projectRoot, source.slice(1))
          if (!isPackage(source)) return null
          seen.add(source)
          return { id: source, external: true }
        },
        load(id) {
          if (id.startsWith(projectRoot)) seen.add(id.slice(projectRoot.length + 1))
          return null
        },
      },
    ],
  })
  return [...seen].sort()
}

function isPackage(source: string): boolean {
  return !/^[./#\0]/.test(source)
}
