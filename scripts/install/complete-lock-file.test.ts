import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '#scripts/run/project-root.mjs'
import { completeLockFile } from './complete-lock-file.mjs'

test('the lock file describes every platform, so that npm ci takes it anywhere', async () => {
  const lock = JSON.parse(await readFile(join(projectRoot, 'package-lock.json'), 'utf8'))
  expect(completeLockFile(lock)).toEqual([])
})

test('the lock file records no download address', async () => {
  expect(await readFile(join(projectRoot, 'package-lock.json'), 'utf8')).not.toMatch(/"resolved": "http/)
})

test('a missing package is described by its name', () => {
  const lock = { packages: { 'node_modules/a': { optionalDependencies: { 'a-linux-x64-musl': '1.2.3' } } } }
  expect(completeLockFile(lock)).toEqual(['node_modules/a-linux-x64-musl'])
  expect(lock.packages).toMatchObject({
    'node_modules/a-linux-x64-musl': {
      version: '1.2.3',
      os: ['linux'],
      cpu: ['x64'],
      libc: ['musl'],
      optional: true,
    },
  })
})
