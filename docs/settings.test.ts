import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { projectRoot } from '#scripts/run/project-root.mjs'

/** What can be set stands in .env.example, and what stands there can be set. */

const read = (path: string) => readFile(join(projectRoot, path), 'utf8')
const settingsOf = async () => {
  const [, settings = ''] = /^const settings = \{\n([\s\S]*?)^\}/m.exec(await read('lib/env.ts')) ?? []
  return namesIn(settings, /^ {2}([A-Z][A-Z_]+):/gm)
}
const namesIn = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = '']) => name)

/** The platform's own, and the one that names a folder for `npm start`. */
const platforms = ['VERCEL', 'VERCEL_URL']
const ofTheStart = ['DATA_DIR']

it('.env.example has every setting that the app reads, and no other', async () => {
  const settings = await settingsOf()
  const examples = namesIn(await read('.env.example'), /^(?:# )?([A-Z][A-Z_]+)=/gm)
  expect(settings.length).toBeGreaterThan(25)
  expect(examples.sort()).toEqual(
    [...settings.filter((name) => !platforms.includes(name)), ...ofTheStart].sort(),
  )
})

it('the guide to operation names no setting that is none', async () => {
  const settings = await settingsOf()
  const named = namesIn(await read('docs/deploy.md'), /`([A-Z]+(?:_[A-Z]+)+)(?:=[^`]*)?`/g)
  const known = [...settings, ...ofTheStart]
  expect(named.length).toBeGreaterThan(10)
  expect(named.filter((name) => !known.includes(name))).toEqual([])
})
