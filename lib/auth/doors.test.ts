import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { projectRoot } from '#scripts/run/project-root.mjs'
import { signInAs, signOut } from '#scripts/testing/routes/fake-session.ts'

/** Who gets past the door of every page and route below `admin` and `teacher`, whatever is added there. */

const { passed, behind } = vi.hoisted(() => {
  const passed = new Error('past the door')
  /** Has everything, and whoever calls any of it has passed. */
  const behind: object = new Proxy(() => {}, {
    get: () => behind,
    apply: () => {
      throw passed
    },
  })
  return { passed, behind }
})
vi.mock('#lib/auth/get-actor.ts', () => import('#scripts/testing/routes/fake-session.ts'))
// A page is called and not drawn, where only what a server has of React is there.
vi.mock('react', async (original) => ({ ...(await original<object>()), createContext: () => null }))
vi.mock('next/navigation', () => import('next/dist/client/components/navigation.react-server.js'))
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
vi.mock('next/headers', () => import('#scripts/testing/routes/fake-headers.ts'))
vi.mock('#lib/timeback/server/app-deps.ts', () => ({ appDeps: () => behind, upstreamLessons: () => null }))
vi.mock('#lib/db/client.ts', () => ({ db: () => behind, poolOf: () => behind }))

/** The files of that name below a folder. */
const find = (folder: string, name: string) =>
  readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path === name || path.endsWith(`/${name}`))
    .map((path) => `${folder}/${path}`)
    .sort()
const pages = {
  admin: find('app/(site)/admin', 'page.tsx'),
  teacher: find('app/(site)/teacher', 'page.tsx'),
}
const routes = { admin: find('app/api/admin', 'route.ts'), teacher: find('app/api/teacher', 'route.ts') }
const roles = ['student', 'teacher', 'admin', null] as const
type Role = (typeof roles)[number]

beforeAll(() => {
  vi.stubEnv('DATABASE_URL', 'postgresql://not-used@localhost/none')
  vi.stubEnv('NEXTAUTH_SECRET', 'only for the tests of a route')
  vi.spyOn(console, 'error').mockReturnValue()
})

function enterAs(role: Role): void {
  if (role === null) signOut()
  else signInAs({ timebackId: crypto.randomUUID(), email: 'a@school.example', name: 'A', role })
}

const someId = '0b6f3a52-7d0e-4f43-9a52-3f1a54f0c001'

/** The parts of an address that vary, each with a value that is looked up. */
const paramsOf = (file: string) =>
  Promise.resolve(
    Object.fromEntries(
      [...file.matchAll(/\[(\w+)\]/g)].map(([, name]) => [name, name === 'attempt' ? '1' : someId]),
    ),
  )

/** What somebody meets at a page: its inside, the page that does not exist, or the sign-in. */
async function openPage(file: string): Promise<'in' | 'not found' | 'sign in'> {
  const module = await import(join(projectRoot, file))
  const props = { params: paramsOf(file), searchParams: Promise.resolve({}) }
  const met = await Promise.all(
    [module.default, module.generateMetadata].filter(Boolean).map((part) => meet(part, props)),
  )
  expect(new Set(met).size, `${file} and its title agree`).toBe(1)
  return met[0] ?? 'in'
}

async function meet(part: (props: object) => Promise<unknown>, props: object) {
  try {
    await part(props)
    return 'in'
  } catch (thrown) {
    const digest = String((thrown as { digest?: unknown }).digest)
    if (digest.startsWith('NEXT_REDIRECT') && digest.includes('/signin?callbackUrl=')) return 'sign in'
    if (digest === 'NEXT_HTTP_ERROR_FALLBACK;404') return 'not found'
    if (thrown === passed) return 'in'
    throw thrown
  }
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** The status that each method of a route answers, but for those that it does not offer. */
async function askRoute(file: string): Promise<number[]> {
  const module = await import(join(projectRoot, file))
  const handlers = methods.filter((method) => method in module)
  const answers = handlers.map((method): Promise<Response> => {
    const request = new Request('http://localhost:3000/', { method, headers: { host: 'localhost:3000' } })
    return module[method](request, { params: paramsOf(file) })
  })
  const offered = (await Promise.all(answers)).map(({ status }) => status).filter((status) => status !== 405)
  expect(offered.length, file).toBeGreaterThan(0)
  return offered
}

describe.each(['admin', 'teacher'] as const)('below %s', (part) => {
  const mayEnter = (role: Role) => role === 'admin' || (part === 'teacher' && role === 'teacher')

  it('there are pages and routes', () => {
    expect(pages[part].length).toBeGreaterThan(1)
    expect(routes[part].length).toBeGreaterThan(2)
  })

  it.each(pages[part].flatMap((file) => roles.map((role) => [file, role] as const)))(
    '%s opens for %s only if they may',
    async (file, role) => {
      enterAs(role)
      const refused = role === null ? 'sign in' : 'not found'
      expect(await openPage(file)).toBe(mayEnter(role) ? 'in' : refused)
    },
  )

  it.each(routes[part].flatMap((file) => roles.map((role) => [file, role] as const)))(
    '%s answers %s only if they may',
    async (file, role) => {
      enterAs(role)
      for (const status of await askRoute(file)) {
        if (mayEnter(role)) expect([401, 403]).not.toContain(status)
        else expect(status).toBe(role === null ? 401 : 403)
      }
    },
  )
})

it('every page of the site is bound to the person for whom it was made', () => {
  for (const file of [...find('app/(site)', 'page.tsx'), ...find('app/(player)', 'page.tsx')])
    expect(readFileSync(join(projectRoot, file), 'utf8'), file).toMatch(/<(PageFrame|OwnPage)\b/)
})
