import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Actor } from '#lib/auth/actor.ts'
import { projectRoot } from '#scripts/run/project-root.mjs'
import type { Rule } from '#scripts/testing/access/rule.ts'
import { rules } from '#scripts/testing/access/rules.ts'
import { createWorld, type World } from '#scripts/testing/access/world.ts'
import { declaredMethods } from '#scripts/testing/routes/declared-methods.ts'
import { signInAs } from '#scripts/testing/routes/fake-session.ts'
import { type OpenRoutes, openRoutes } from '#scripts/testing/routes/open-routes.ts'

/** Every route and page of teachers and administrators × what is another's or not there, whatever is added. */

vi.mock('#lib/auth/get-actor.ts', () => import('#scripts/testing/routes/fake-session.ts'))
vi.mock('#lib/timeback/server/app-deps.ts', () => import('#scripts/testing/routes/served-deps.ts'))
vi.mock('#lib/db/client.ts', () => import('#scripts/testing/routes/served-db.ts'))
vi.mock('next/headers', () => import('#scripts/testing/routes/fake-headers.ts'))
vi.mock('next/navigation', () => import('next/dist/client/components/navigation.react-server.js'))
// A page is called and not drawn, where only what a server has of React is there.
vi.mock('react', async (original) => ({ ...(await original<object>()), createContext: () => null }))
vi.mock('lucide-react', () => {
  const anyIcon = { get: (_icons: object, name: unknown) => (name === 'then' ? undefined : () => null) }
  return new Proxy({}, { ...anyIcon, has: () => true })
})
vi.mock('next/link', () => ({ default: () => null }))
vi.mock('recharts', () => ({
  Bar: null,
  BarChart: null,
  CartesianGrid: null,
  Tooltip: null,
  XAxis: null,
  YAxis: null,
}))
vi.mock('@tanstack/react-query', () => ({ useQuery: () => null }))

const app = join(projectRoot, 'app')
const find = (folder: string, name: string) =>
  readdirSync(join(app, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path === name || path.endsWith(`/${name}`))
    .map((path) => join(folder, path))

/** What the app has, by the names of the rules, with its file. */
const doors = new Map<string, string>([
  ...['api/teacher', 'api/admin']
    .flatMap((folder) => find(folder, 'route.ts'))
    .flatMap((file) =>
      declaredMethods(join(app, file)).map(
        (method) => [`${method} /${file.replace('/route.ts', '')}`, join(app, file)] as const,
      ),
    ),
  ...['(site)/teacher', '(site)/admin']
    .flatMap((folder) => find(folder, 'page.tsx'))
    .map(
      (file) => [`page /${file.slice('(site)/'.length).replace('/page.tsx', '')}`, join(app, file)] as const,
    ),
])

let open: OpenRoutes
let world: World

beforeAll(async () => {
  open = await openRoutes()
  world = await createWorld(open)
})
afterAll(() => open.close())

type Entry = { name: string; rule: Rule; file: string; isAdmins: boolean }
const entries: Entry[] = Object.entries(rules).flatMap(([name, rule]) => {
  const file = doors.get(name)
  return file ? [{ name, rule, file, isAdmins: / (\/api)?\/admin/.test(name) }] : []
})

/** What somebody meets: a route's status, or of a page 200 or 404. */
async function meet({ name, rule, file }: Entry, as: Actor, params: Record<string, string>): Promise<number> {
  signInAs(as)
  const module = await import(pathToFileURL(file).href)
  const query = rule.query?.(world) ?? {}
  if (name.startsWith('page '))
    return openPage(module, as, { params: Promise.resolve(params), searchParams: Promise.resolve(query) })
  const [method = ''] = name.split(' ')
  const body = rule.body?.(world)
  const request = new Request(`http://localhost:3000/?${new URLSearchParams(query)}`, {
    method,
    ...(body && { body: body instanceof FormData ? body : JSON.stringify(body) }),
  })
  return (await module[method](request, { params: Promise.resolve(params) })).status
}

type Page = {
  default: (props: object) => Promise<unknown>
  generateMetadata?: (props: object) => Promise<object>
}

async function openPage(page: Page, as: Actor, props: object): Promise<number> {
  try {
    await page.default(props)
    return 200
  } catch (thrown) {
    if ((thrown as { digest?: unknown }).digest !== 'NEXT_HTTP_ERROR_FALLBACK;404') throw thrown
    const title = JSON.stringify(await page.generateMetadata?.(props).catch(() => ({}))) ?? ''
    // One's own student may be named where an attempt of theirs is not there.
    if (as === world.otherTeacher)
      for (const name of [world.student.name, world.vrPackageTitle]) expect(title).not.toContain(name)
    return 404
  }
}

const paramsOf = ({ rule }: Entry) => rule.params?.(world) ?? {}

/** All rows of all tables in short; but for what counts requests. */
async function fingerprint(): Promise<unknown> {
  const tables = await open.db.$queryRaw<{ name: string }[]>`SELECT table_name AS name
    FROM information_schema.tables WHERE table_schema = 'public' AND table_name <> 'rate_limit' ORDER BY 1`
  expect(tables.length).toBeGreaterThan(40)
  const sums = tables.map(
    ({ name }) => `SELECT '${name}' AS name, sum(hashtextextended(t::text, 0)) AS sum FROM "${name}" t`,
  )
  return open.db.$queryRawUnsafe(sums.join(' UNION ALL '))
}

it('each of them has a rule, and no rule is of what is gone', () => {
  expect(Object.keys(rules).sort()).toEqual([...doors.keys()].sort())
})

it('what teachers share says what another teacher gets', () => {
  const unsaid = entries.filter(({ rule, isAdmins }) => (rule.others === undefined) !== isAdmins)
  expect(unsaid.map(({ name }) => name)).toEqual([])
})

const named = (those: Entry[]) => those.map((entry) => [entry.name, entry] as const)

describe('what is another’s, or is not there, is refused, and changes nothing:', () => {
  it.each(named(entries.filter(({ rule, isAdmins }) => isAdmins || typeof rule.others === 'number')))(
    '%s',
    async (_name, entry) => {
      const before = await fingerprint()
      if (!entry.isAdmins)
        expect(await meet(entry, world.otherTeacher, paramsOf(entry))).toBe(entry.rule.others)
      const whose = entry.isAdmins ? world.admin : world.teacher
      const names = Object.keys(paramsOf(entry))
      for (const name of names) {
        const unknown = { ...paramsOf(entry), [name]: name === 'attempt' ? '97' : crypto.randomUUID() }
        expect([name, await meet(entry, whose, unknown)]).toEqual([name, 404])
      }
      expect(await fingerprint()).toEqual(before)
    },
  )
})

const last = ({ name }: Entry) => (name.startsWith('DELETE') ? name.length : Number.POSITIVE_INFINITY)

// What is deleted is deleted last, and what stands in something else before that.
describe('with the same names it is there for whom it is for:', () => {
  it.each(named(entries.toSorted((a, b) => Math.sign(last(b) - last(a)) || 0)))(
    '%s',
    async (_name, entry) => {
      const whose = entry.isAdmins ? [world.admin] : [world.teacher, world.admin]
      for (const person of entry.rule.answer === 204 ? whose.slice(0, 1) : whose)
        expect(await meet(entry, person, paramsOf(entry))).toBe(entry.rule.answer ?? 200)
      if (entry.rule.others === 'all')
        expect(await meet(entry, world.otherTeacher, paramsOf(entry))).toBe(entry.rule.answer ?? 200)
    },
  )
})
