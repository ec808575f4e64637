import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'
import { beforeAll, expect, test } from 'vitest'
import { projectRoot } from '#scripts/run/project-root.mjs'

/** Files and packages that are loaded when these run; imports of types alone are gone. */
let reached: string[]
let reachedBySubmit: string[]

beforeAll(async () => {
  reached = await filesReachedFrom(await browserFiles())
  reachedBySubmit = await filesReachedFrom([join(projectRoot, 'app/api/timeback/lessons/submit/route.ts')], {
    atOnce: true,
  })
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

test('a submit loads its own verb and no other, nor what is imported, delivered, taught or served to programs', () => {
  const files = reachedBySubmit.filter((path) => /^(app|lib)\//.test(path))
  expect(files).toEqual(
    expect.arrayContaining(['lib/timeback/server/lessons/submit/submit.ts', 'lib/db/statement.ts']),
  )
  const others =
    /^lib\/(teacher|vr|xapi|learning-time)\/|^lib\/timeback\/server\/(timeback\.ts|(wire|remote|content|gallery|activity|vr|people|courses)\/)/
  expect(files.filter((path) => others.test(path))).toEqual([])
  expect(files.length).toBeLessThanOrEqual(MOST)
})

/** About half of these read and score items. */
const MOST = 150

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

/** `atOnce`: without what is imported by a call, later. */
async function filesReachedFrom(input: string[], { atOnce = false } = {}): Promise<string[]> {
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
        resolveId(source, _importer, { kind }) {
          if (atOnce && kind === 'dynamic-import') return { id: source, external: true }
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
