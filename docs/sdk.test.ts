import { dirname } from 'node:path'
import { Window } from 'happy-dom'
import { createElement } from 'react'
import type { Root } from 'react-dom/client'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { runToEnd, toolPath } from '#scripts/run/run-tool.mjs'
import { readGuide } from '#scripts/testing/documents/read-guide.ts'
import { closeGuide, guideFetch, openGuide } from '#scripts/testing/documents/sdk-guide.ts'
import type { OpenLessons } from '#scripts/testing/lessons/open-lessons.ts'
import { serve } from '#scripts/testing/routes/serve.ts'

/** The guide, run as it is printed: in a page whose requests the real routes answer, over a real database. */

vi.mock('server-only', () => ({}))
vi.mock('#lib/auth/get-actor.ts', () => import('#scripts/testing/routes/fake-session.ts'))
vi.mock('#lib/timeback/server/app-deps.ts', () => import('#scripts/testing/routes/served-deps.ts'))

const given = '#scripts/testing/documents/sdk-guide.ts'
const blocks = await readGuide('docs/sdk.md', {
  timeback: './1.ts',
  getTimeback: '#lib/timeback/server/timeback.ts',
  ...{ student: given, play: given, ask: given, answerOf: given, setOnline: given },
})
const log = vi.spyOn(console, 'log').mockImplementation(() => {})
let open: OpenLessons
let page: Window
let root: Root | undefined

beforeAll(async () => {
  vi.stubEnv('DATABASE_URL', 'postgresql://not-used@localhost/none')
  vi.stubEnv('NEXTAUTH_SECRET', 'only for the tests of a route')
  open = await openGuide()
  serve(open)
  page = new Window({ url: 'http://localhost:3000/' })
  const { document } = page
  const navigator = { userAgent: 'a browser without locks', sendBeacon: () => false }
  for (const [name, value] of Object.entries({ window: page, document, navigator, fetch: guideFetch }))
    vi.stubGlobal(name, value)
})
afterAll(async () => {
  root?.unmount()
  await closeGuide()
  vi.unstubAllEnvs()
})

it('has blocks that fit the code', { timeout: 180_000 }, async () => {
  const folder = dirname(blocks[0]?.file ?? '')
  const { status, output } = await runToEnd([toolPath('tsc'), '--noEmit', '-p', folder])
  expect(`${output}${status}`).toBe('0')
})

const scripts = blocks.filter(({ file }) => file.endsWith('.ts'))
it.each(scripts)('$title: runs, and prints what it says', async ({ file, says }) => {
  log.mockClear()
  await import(file)
  const printed = log.mock.calls.map((values) => values.map(String).join(' '))
  // `14, 27, 39 … 100` are the lines of a loop, from the first to the last.
  const expected = says.flatMap((said) => said.split(/, (?=\d)| … /))
  expect(printed.filter((line) => expected.includes(line))).toEqual(expected)
})

const components = Object.fromEntries(
  blocks
    .filter(({ file }) => file.endsWith('.tsx'))
    .map(({ file, code }) => [/^export function (\w+)/m.exec(code)?.[1] ?? file, file]),
)

it('shows all components that it prints', () => {
  expect(Object.keys(components)).toEqual(['App', 'LessonPage', 'Standing'])
})

/** A busy machine is no failure. */
const until = (check: () => unknown) => vi.waitFor(check, { timeout: 20_000 })

async function show(name: 'LessonPage' | 'Standing', props: object) {
  root?.unmount()
  const { createRoot } = await import('react-dom/client')
  const { App } = await import(components.App ?? '')
  const shown = await import(components[name] ?? '')
  const place = page.document.createElement('div')
  page.document.body.append(place)
  root = createRoot(place as never)
  root.render(createElement(App, null, createElement(shown[name], props)))
  const text = () => place.textContent
  const press = (label: string) =>
    until(() => {
      const button = [...place.querySelectorAll('button')].find(({ textContent }) => textContent === label)
      expect(button?.disabled, `${label} can be pressed`).toBe(false)
      button?.click()
    })
  return { place, text, press }
}

it('LessonPage: goes from its start through every question to a score', { timeout: 120_000 }, async () => {
  const { place, text, press } = await show('LessonPage', { lessonId: 'math-3-multiplication-quiz' })
  await press('Start')
  await until(() => expect(place.querySelector('input')).not.toBeNull())
  place.querySelector('input')?.click()
  let asked = text()
  while (asked !== 'Finish') {
    await press('Check')
    await press('Next')
    await until(() => expect(text()).not.toBe(asked))
    asked = text()
  }
  await press('Finish')
  await until(() => expect(text()).toMatch(/^Your score is \d+\.$/))
})

it('Standing: shows progress and what is kept, and completes a run', { timeout: 60_000 }, async () => {
  const { text, press } = await show('Standing', {})
  await until(() => expect(text()).toContain('0 % of 2 lessons, 0 attempts'))
  expect(text()).toContain('All is saved')
  for (const label of ['Play', 'Pause', 'Pause', 'Done']) await press(label)
  await until(async () => {
    const runs = await open.timeback.activity.runs({ student: await open.idOf('student2@example.com') })
    expect(runs[0]).toMatchObject({ name: 'Sandbox', completedAt: expect.any(String) })
  })
})
