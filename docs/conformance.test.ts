import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { projectRoot } from '#scripts/run/project-root.mjs'
import { testTitles } from '#scripts/testing/documents/test-titles.ts'

/** What the specifications ask and which test proves it: a table names no test that is not there. */

const folder = join(projectRoot, 'docs/conformance')
const pages = (await readdir(folder)).filter((name) => name.endsWith('.md'))

it('there is a page for each seed and one for the contract', () => {
  expect(pages.sort()).toEqual(['000.md', '001.md', '002.md', '003.md', '004.md', 'contract.md'])
})

it.each(pages)('every row of %s names a rule and a test that exists', async (page) => {
  const text = await readFile(join(folder, page), 'utf8')
  const rows = text.split('\n').filter((line) => /^\|(?! rule \||-)/.test(line))
  expect(rows.length).toBeGreaterThan(10)
  const wrong: string[] = []
  for (const row of rows) {
    const cells = row.replaceAll('\\|', '\u0000').split('|').slice(1, -1)
    const [rule = '', file = '', title = ''] = cells.map((cell) => cell.trim().replaceAll('\u0000', '|'))
    const path = join(projectRoot, file)
    const isFound =
      /\.(test|spec)\.tsx?$/.test(file) &&
      existsSync(path) &&
      testTitles(await readFile(path, 'utf8')).includes(title)
    if (cells.length !== 3 || rule === '' || !isFound) wrong.push(row)
  }
  expect(wrong).toEqual([])
})
