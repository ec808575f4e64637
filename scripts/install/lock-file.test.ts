import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '#scripts/run/project-root.mjs'

type Package = { integrity?: string; optionalDependencies?: Record<string, string>; inBundle?: true }

const text = await readFile(join(projectRoot, 'package-lock.json'), 'utf8')
const packages = Object.entries<Package>(JSON.parse(text).packages)

test('the lock file describes every platform, so that npm ci takes it anywhere', () => {
  const named = packages.flatMap(([, { optionalDependencies = {} }]) => Object.keys(optionalDependencies))
  expect(named.length).toBeGreaterThan(50)
  const isDescribed = (name: string) => packages.some(([path]) => path.endsWith(`node_modules/${name}`))
  expect(named.filter((name) => !isDescribed(name))).toEqual([])
})

test('whatever is installed has a checksum, and records no download address', () => {
  const unchecked = packages.filter(([path, { integrity, inBundle }]) => path && !integrity && !inBundle)
  expect(unchecked).toEqual([])
  expect(text).not.toMatch(/"resolved": "http/)
})
