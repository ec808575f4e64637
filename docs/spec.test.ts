import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '#scripts/run/project-root.mjs'

/** Comments, decisions and pages cite what they are built to: each citation leads to a page of docs/spec, and a part of it. */

const places = ['app', 'components', 'lib', 'scripts', 'prisma', 'e2e', 'docs']
const passedOver = /(^|[\\/])(generated|content|spec|spec\.test\.ts)([\\/]|$)/
const spec = await readPages(join(projectRoot, 'docs/spec'))
const standards = [...(spec['README.md'] ?? '').matchAll(/^\| ([^|]+) \| <http/gm)].map(
  ([, name = '']) => name,
)
const files = (await Promise.all(places.map(listTexts))).flat()
const citations = (await Promise.all(files.map(citationsIn))).flat()

it('finds the citations, and the standards that are named', () => {
  expect(citations.length).toBeGreaterThan(140)
  expect(new Set(citations.map(({ page }) => page)).size).toBeGreaterThan(10)
  expect(standards).toContain('RFC 6749')
})

it('every citation leads to a page and to the part that it names', () => {
  expect(
    citations.filter((citation) => !isThere(citation)).map(({ file, text }) => `${file}: ${text}`),
  ).toEqual([])
})

describe('a citation that leads nowhere is found', () => {
  it.each([
    '(seed 005)',
    '(seed 002, `lessons.pause`)',
    '(Timeback protocol §9)',
    '(Timeback protocol §1.1, 8)',
    '(Timeback protocol §2.2, variant c)',
    '(http contract, weather)',
    '(RFC 1 §2)',
  ])('%s', (text) => {
    expect(citationsOf(text, 'x.ts').map(isThere)).toEqual([false])
  })
})

type Citation = { file: string; text: string; page: string; section?: string; part?: string }

async function citationsIn(file: string): Promise<Citation[]> {
  return citationsOf(await readFile(join(projectRoot, file), 'utf8'), file)
}

function citationsOf(source: string, file: string): Citation[] {
  // A comment goes on in its next line.
  const text = source.replace(/\n[ \t]*(\*(?!\/)|\/\/)?[ \t]*/g, ' ')
  const seeds = [...text.matchAll(/(\(?)\bseed (\d{3})\b(?:, ([^);:.]*(?:\.\w[^);:.]*)*)(?=[);]))?/gi)].map(
    (match) => ({
      ...{ file, text: match[0], page: `seed-${match[2]}.md` },
      ...(match[1] && match[3] && { part: match[3] }),
    }),
  )
  const contract = [...text.matchAll(/http contract(?:,? “?([^)”;|]+))?/gi)].map((match) => ({
    ...{ file, text: match[0], page: 'http-contract.md' },
    ...(match[1] && { part: match[1] }),
  }))
  const sections = [...text.matchAll(/§([\w.]*\w)(?:, (\d\b|notes|variant \w|Question))?/g)].map((match) => ({
    ...{ file, text: match[0], page: sourceBefore(text.slice(0, match.index)), section: match[1] ?? '' },
    ...(match[2] && { part: match[2] }),
  }))
  return [...seeds, ...contract, ...sections]
}

/** The page or standard that was named last before a section; what stands in a table names it once. */
function sourceBefore(text: string): string {
  const named = [
    ...text.matchAll(/protocol|Timeback|RFC \d+|(?:XML|QTI|SVG|MathML|WHATWG|OpenID) [\w.]+(?: Core)?/g),
  ]
  const last = named.at(-1)?.[0] ?? 'nothing'
  return /protocol|Timeback/.test(last) ? 'timeback-protocol.md' : last
}

function isThere({ page, section, part }: Citation): boolean {
  if (!page.endsWith('.md')) return standards.includes(page)
  const text = spec[page]
  if (text === undefined) return false
  if (section === undefined)
    return (
      part === undefined ||
      namesIn(text).some((name) => name.includes(plain(/^`[^`]+`/.exec(part)?.[0] ?? part)))
    )
  const body = sectionOf(text, section)
  if (body === undefined || part === undefined) return body !== undefined
  if (/^\d$/.test(part)) return new RegExp(`^${part}\\. `, 'm').test(body)
  return body
    .toLowerCase()
    .includes(part.startsWith('variant ') ? `(${part.at(-1)})` : `\n${part.toLowerCase()}:`)
}

/** The headings, and what stands first in the lines of lists and tables. */
function namesIn(text: string): string[] {
  const heads = text.matchAll(/^(?:#+ (.+)|- ([^:]+?):.*|\| ([^|]+) \|.*)$/gms)
  return [...heads].map(([, heading, item, cell]) => plain(heading ?? item ?? cell ?? ''))
}

function plain(text: string): string {
  return text.replaceAll('`', '').trim().toLowerCase()
}

/** What stands below `## 3. …` or `### 2.1 …`, up to the next heading of any level. */
function sectionOf(text: string, number: string): string | undefined {
  const heading = new RegExp(`^#+ ${number.replaceAll('.', '\\.')}\\.? .*$`, 'm').exec(text)
  if (!heading) return undefined
  return text.slice(heading.index + heading[0].length).split(/^#/m)[0]
}

async function listTexts(place: string): Promise<string[]> {
  const names = await readdir(join(projectRoot, place), { recursive: true })
  return names
    .map((name) => join(place, name))
    .filter((path) => /\.(tsx?|mjs|md|sql|prisma)$/.test(path) && !passedOver.test(path))
}

async function readPages(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md'))
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
  )
}
