import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { projectRoot } from '#scripts/run/project-root.mjs'

/** What documents lead to is there: links with their headings, files, commands, and decisions by number. */

const documents = await listDocuments()
const decisions = (await readdir(join(projectRoot, 'docs/decisions'))).map((name) => name.slice(0, 3))
/** Of all files and folders. */
const names = new Set((await listTree()).map((path) => basename(path)))
const { scripts } = JSON.parse(await readFile(join(projectRoot, 'package.json'), 'utf8'))

it.each(documents)('%s leads to what is there', async (document) => {
  const text = await readFile(join(projectRoot, document), 'utf8')
  expect(await brokenLinks(document, text)).toEqual([])
  expect(missingFiles(document, text)).toEqual([])
  expect(missingCommands(text)).toEqual([])
})

it('decisions name decisions that are there', async () => {
  const named = (await readDecisions()).flatMap(({ path, text }) =>
    [...text.matchAll(/[(\s]([01]\d\d)(?=[),.;:]| and [01]\d\d\))/g)].map(([, number = '']) => ({
      path,
      number,
    })),
  )
  expect(named.length).toBeGreaterThan(10)
  expect(named.filter(({ number }) => !decisions.includes(number))).toEqual([])
})

it('decisions are short, and say when they were made and whether they hold', async () => {
  const wrong = (await readDecisions()).filter(({ text }) => {
    const lines = text.trimEnd().split('\n')
    return lines.length > 45 || !statusLine.test(lines[2] ?? '')
  })
  expect(wrong.map(({ path }) => path)).toEqual([])
})

const statusLine = /^\*\*Date\*\* 20\d\d-\d\d-\d\d · \*\*Status\*\* (accepted|superseded by \[\d{3}\])/

function readDecisions() {
  return Promise.all(
    documents
      .filter((path) => path.includes('decisions'))
      .map(async (path) => ({ path, text: await readFile(join(projectRoot, path), 'utf8') })),
  )
}

async function brokenLinks(document: string, text: string): Promise<string[]> {
  const links = [...prose(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link)
  const checked = links.map(async (link) => ((await isThere(document, link)) ? [] : [link]))
  return (await Promise.all(checked)).flat()
}

async function isThere(document: string, link: string): Promise<boolean> {
  if (/^https?:/.test(link)) return true
  const [file = '', heading] = link.split('#')
  const path = file === '' ? join(projectRoot, document) : join(projectRoot, dirname(document), file)
  if (!existsSync(path) || heading === undefined) return existsSync(path)
  const headings = [...(await readFile(path, 'utf8')).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    toAnchor(title),
  )
  return headings.includes(heading)
}

/** As GitHub makes the name of a heading. */
function toAnchor(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-')
}

/** Files and folders in backticks: by a path from the root or from the document's folder, or by the name alone. */
function missingFiles(document: string, text: string): string[] {
  const named = [
    ...prose(text).matchAll(
      /`((?:[\w.@[\]()-]+\/)*(?:[\w.@[\]()-]+\.(?:tsx?|mjs|md|json|sql|prisma|yml)|[\w-]+\/))`/g,
    ),
  ]
  const folder = join(projectRoot, dirname(document))
  return named
    .map(([, path = '']) => path)
    .filter((path) =>
      /\w\/\w/.test(path)
        ? !existsSync(join(projectRoot, path)) && !existsSync(join(folder, path))
        : !names.has(path.replace('/', '')),
    )
}

function missingCommands(text: string): string[] {
  const named = [...text.matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(([, name = '']) => name)
  return named.filter((name) => !Object.hasOwn(scripts, name))
}

/** Without blocks of code, which show how others write. */
function prose(text: string): string {
  return text.replace(/^```[\s\S]*?^```/gm, '')
}

async function listDocuments(): Promise<string[]> {
  return (await listTree()).filter((path) => path.endsWith('.md')).sort()
}

async function listTree(): Promise<string[]> {
  const inFolders = await Promise.all(
    ['app', 'docs', 'lib', 'components', 'scripts', 'prisma', 'e2e', 'public'].map(async (place) =>
      (await readdir(join(projectRoot, place), { recursive: true })).map((name) => join(place, name)),
    ),
  )
  return [...(await readdir(projectRoot)), ...inFolders.flat()]
}
