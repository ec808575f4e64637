import { spawnSync } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, matchesGlob, relative, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { never } from './never.ts'
import { hiddenFromApp, rooms } from './room-table.mjs'

const paths = [...Object.keys(rooms), 'app']

/** Something of every room, every file and package that the table or its guard names, and what nobody may import. */
const imports = [
  ...new Set([
    ...paths.map((room) => `#${room}/x.ts`),
    ...Object.values(rooms).flatMap(({ mayImport }) => mayImport.flatMap(oneOf)),
    ...never.flatMap(({ mayNotImport }) => mayNotImport.map(importOf)),
    ...['./x.ts', './inner/x.ts', '../x.ts', 'node:http', 'next', '#scripts/rooms/room-table.mjs'],
  ]),
]

/** Files with a forbidden line or a legal one; what is refused of each is known from one run. */
const planted: Record<string, string[]> = {
  ...Object.fromEntries(
    paths.map((room) => [`${room}/planted.ts`, imports.map((name) => `import '${name}'`)]),
  ),
  'lib/std/forms.ts': [
    "import type { A } from '#lib/db/x.ts'",
    "export { b } from '#lib/db/x.ts'",
    "const c = await import('#lib/db/x.ts')",
  ],
  'lib/powerpath/impure.ts': [
    ...['Date.now()', 'new Date()', 'Math.random()', 'fetch(url)', 'document.title', 'new Date(text)'],
  ],
  'lib/std/circle-one.ts': ["import type { Two } from './circle-two.ts'", 'export type One = Two[]'],
  'lib/std/circle-two.ts': ["import type { One } from './circle-one.ts'", 'export type Two = One | null'],
  'lib/powerpath/crossing.test.ts': ["import '#lib/db/x.ts'", "import 'vitest'", "import '../x.ts'"],
}

const root = resolve(import.meta.dirname, '../..')
let copy: string
let refused: ReadonlyMap<string, number[]>

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'cairn-rooms-'))
  await cp(join(root, 'biome.jsonc'), join(copy, 'biome.jsonc'))
  await mkdir(join(copy, 'scripts/rooms'), { recursive: true })
  for (const name of ['pure-room.grit', 'rules.json'])
    await cp(join(root, 'scripts/rooms', name), join(copy, 'scripts/rooms', name))
  await writeFile(join(copy, '.gitignore'), 'node_modules/\n')
  for (const [path, lines] of Object.entries(planted)) {
    await mkdir(dirname(join(copy, path)), { recursive: true })
    await writeFile(join(copy, path), lines.join('\n'))
  }
  refused = lint()
})

afterAll(() => rm(copy, { recursive: true, force: true }))

test.each(paths)('%s is refused what the table does not grant, and nothing else', (room) => {
  expect(refused.get(`${room}/planted.ts`)?.map((line) => imports[line - 1])).toEqual(
    imports.filter((name) => !isGranted(room, name)),
  )
})

test.each(never)('the table grants $rooms nothing of $mayNotImport', ({ rooms: names, mayNotImport }) => {
  for (const name of names) {
    const meant = paths.filter((room) => room === name || room.startsWith(`${name}/`))
    expect(meant, name).not.toEqual([])
    for (const room of meant.filter((each) => !mayNotImport.includes(each)))
      expect([room, mayNotImport.map(importOf).filter((each) => isGranted(room, each))]).toEqual([room, []])
  }
})

test('the rooms of the table form no circle', () => {
  const names = Object.keys(rooms)
  const below = (room: string) =>
    names.filter((other) => other !== room && rooms[room]?.mayImport.some((glob) => holds(glob, other)))
  const holds = (glob: string, other: string) =>
    glob.endsWith('/**') && `#${other}/`.startsWith(glob.slice(0, -'**'.length))
  // Rooms that stand on none of those that are left go first; what never goes stands on itself.
  let left = names
  for (let before: string[] = []; before.length !== left.length; ) {
    before = left
    left = before.filter((room) => below(room).some((other) => before.includes(other)))
  }
  expect(left).toEqual([])
})

test('a type import, a re-export and a dynamic import are refused too', () => {
  expect(refused.get('lib/std/forms.ts')).toEqual([1, 2, 3])
})

test('a pure room is refused clock, chance, network and page', () => {
  expect(refused.get('lib/powerpath/impure.ts')).toEqual([1, 2, 3, 4, 5])
})

test('a circle is refused, of type imports too', () => {
  expect(refused.get('lib/std/circle-one.ts')).toEqual([1])
  expect(refused.get('lib/std/circle-two.ts')).toEqual([1])
})

test('tests may cross rooms, by name', () => {
  expect(refused.get('lib/powerpath/crossing.test.ts')).toEqual([3])
})

/** What the table says, read apart from the rules that are made of it. */
function isGranted(room: string, name: string): boolean {
  if (name.startsWith('.')) return !name.startsWith('../')
  if (room === 'app') return !hiddenFromApp.some((glob) => matchesGlob(name, glob))
  return [`#${room}/**`, ...(rooms[room]?.mayImport ?? [])].some((glob) => matchesGlob(name, glob))
}

/** What the guard calls a room, a file or a package, as an import. */
function importOf(name: string): string {
  const isOurs = /^(lib|components|app|prisma)\b/.test(name)
  return !isOurs ? name : /\.tsx?$/.test(name) ? `#${name}` : `#${name}/x.ts`
}

/** An import that the glob stands for, or each of two. */
function oneOf(glob: string): string[] {
  const [, before, choices = '', after] = /^(.*)\{(.*)\}(.*)$/.exec(glob) ?? []
  if (before !== undefined) return choices.split(',').map((choice) => before + choice + after)
  return [glob.replace('**', glob.startsWith('#') ? 'x.ts' : 'x')]
}

/** The lines of the planted files at which Biome's room rules report an error, in order. */
function lint(): Map<string, number[]> {
  const rules = [
    'style/noRestrictedImports',
    'style/noRestrictedGlobals',
    'suspicious/noImportCycles',
    'plugin',
  ]
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome')
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [biome, 'lint', '--reporter=github', '--max-diagnostics=none', ...rules.map((rule) => `--only=${rule}`)],
    { cwd: copy, encoding: 'utf8', maxBuffer: 64_000_000 },
  )
  expect(stderr).not.toMatch(/configuration/i)
  const found = new Map<string, Set<number>>()
  for (const [, file = '', line] of stdout.matchAll(/^::error .*?file=([^,]+),line=(\d+)/gm)) {
    const path = relative(copy, file)
    found.set(path, (found.get(path) ?? new Set()).add(Number(line)))
  }
  return new Map([...found].map(([path, lines]) => [path, [...lines].sort((a, b) => a - b)]))
}
