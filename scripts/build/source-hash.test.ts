import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sourceHash } from './source-hash.mjs'

let root: string
async function write(path: string, text: string) {
  await mkdir(dirname(join(root, path)), { recursive: true })
  await writeFile(join(root, path), text)
}

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'cairn-hash-'))
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
