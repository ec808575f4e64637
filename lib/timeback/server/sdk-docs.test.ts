import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type OpenLessons, openLessons } from '#scripts/testing/open-lessons.ts'

/** The guide's server half: each block runs as it is printed, on real lessons. */

const guide = await readFile(new URL('../../../docs/sdk.md', import.meta.url), 'utf8')
const [, server = ''] = guide.split(/^## On the server$/m)
const sections = server.split(/^### /m).flatMap((section) => {
  const [title = ''] = section.split('\n')
  const code = /^```ts\n([\s\S]*?)^```$/m.exec(section)?.[1]
  return code === undefined ? [] : [{ title, code }]
})

const printed: unknown[][] = []
let open: OpenLessons
let student: string

beforeAll(async () => {
  open = await openLessons()
  student = await open.idOf('student@example.com')
})
afterAll(() => open.close())

async function run(code: string) {
  const given = { getTimeback: () => open.timeback, student, answerOf: open.right, console: { log } }
  const AsyncFunction = (async () => {}).constructor as new (
    ...args: string[]
  ) => (...values: unknown[]) => Promise<void>
  await new AsyncFunction(...Object.keys(given), code)(...Object.values(given))
}

const log = vi.fn((...values: unknown[]) => void printed.push(values))

it.each(sections)('$title: runs', async ({ code }) => {
  await run(code)
})

it('prints what it says it prints', () => {
  expect(sections).toHaveLength(4)
  expect(printed).toEqual([[10], ['1 of 10: 10 %'], ['Fractions game', 0], [100, 100, expect.any(Number)]])
})
