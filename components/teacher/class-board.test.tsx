import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ClassBoard, ShownCell } from '#lib/teacher/model.ts'
import { ClassBoardView } from './class-board.tsx'

const push = vi.hoisted(() => vi.fn())
vi.mock('next/navigation', () => ({ useRouter: () => ({ push }) }))

const first: ClassBoard = {
  lessons: [
    { id: 'l', name: 'Fractions', recent: true },
    { id: 'quiz', name: 'Words', recent: false },
  ],
  rows: [
    {
      ...{ id: 's', name: 'Sam Same', email: 's@example.com', lastSeenAt: null },
      cells: [
        [4, 2, 39, null, 1],
        [0, 2, 60, 100, 0],
      ],
    },
    { id: 't', name: 'Sam Same', email: 't@example.com', lastSeenAt: null, cells: [0, [3, 1, 0, null, 1]] },
  ],
  needs: [
    {
      ...{ studentId: 's', lessonId: 'l', lessonName: 'Fractions', cause: 'low-accuracy', score: 39 },
      ...{ attempts: 2, lastSeenAt: null, proposal: 'easier-lesson', easier: { id: 'e', name: 'Halves' } },
    },
  ],
  changed: { students: 1, finished: 2, mastered: 1 },
}
/** What the server answers, and what it was told to be known. */
let answer: { status: number; board?: ClassBoard; etag?: string } = { status: 304 }
const asked: (string | null)[] = []
const sent: [path: string, body: object][] = []
let page: HTMLElement
let unmount: () => void
let isNarrow = false

const view = { course: 'MATH-5', show: 'all', sort: 'name' } as const
const board = (shown: ClassBoard) => (
  <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
    <ClassBoardView
      id="c"
      courses={[{ code: 'MATH-5', title: 'Math 5' }]}
      board={shown}
      readAt="2026-12-01T08:00:00.000Z"
      view={view}
    />
  </QueryClientProvider>
)

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  vi.useFakeTimers()
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    if (init.method === 'POST') {
      sent.push([path, JSON.parse(String(init.body))])
      return new Response(null, { status: 204 })
    }
    expect(path).toBe('/api/teacher/classes/c/live?course=MATH-5')
    asked.push(new Headers(init.headers).get('if-none-match'))
    const { status, board: body, etag } = answer
    return new Response(body ? JSON.stringify(body) : null, { status, headers: etag ? { etag } : {} })
  })
  vi.stubGlobal('matchMedia', () => ({
    ...{ matches: isNarrow, addEventListener: () => {}, removeEventListener: () => {} },
  }))
  page = document.body.appendChild(document.createElement('div'))
  const root = createRoot(page)
  act(() => root.render(board(first)))
  unmount = () => act(() => root.unmount())
})
afterEach(() => {
  unmount()
  page.remove()
  push.mockClear()
  asked.length = 0
  sent.length = 0
  isNarrow = false
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const links = () => [...page.querySelectorAll<HTMLAnchorElement>('td a')]
/** … and a moment, in which the answer is drawn. */
const fiveSeconds = () => act(() => vi.advanceTimersByTimeAsync(5050))

describe('a cell', () => {
  it('says whose it is, of which lesson, its scores, state and attempts, and leads to the latest', () => {
    expect(links().map((link) => [link.getAttribute('aria-label'), link.getAttribute('href')])).toEqual([
      [
        'Sam Same, s@example.com, Fractions: 39, in progress, may need help, 2 attempts',
        '/teacher/classes/c/students/s/attempts/l/2',
      ],
      [
        'Sam Same, s@example.com, Words: 100, mastered, 2 attempts, again done: 60',
        '/teacher/classes/c/students/s/attempts/quiz/2',
      ],
      [
        'Sam Same, t@example.com, Words: 0, in progress, 1 attempt',
        '/teacher/classes/c/students/t/attempts/quiz/1',
      ],
    ])
  })

  it('is reached by one Tab, and from another by the arrows, past what was not begun', () => {
    const stops = () => links().map(({ tabIndex }) => tabIndex)
    expect(stops()).toEqual([0, -1, -1])
    const press = (key: string) =>
      act(
        () =>
          void document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })),
      )
    act(() => links()[0]?.focus())
    press('ArrowDown')
    expect(document.activeElement).toBe(links()[0])
    press('ArrowRight')
    press('ArrowDown')
    expect(document.activeElement).toBe(links()[2])
    expect(stops()).toEqual([-1, -1, 0])
  })
})

describe('who needs their teacher', () => {
  it('stands with the reason, and is gone once that was seen or is no problem', async () => {
    const line = () => page.querySelector('[aria-labelledby="help"] li')
    expect(line()?.textContent).toContain(
      'Sam Same (s@example.com): Fractions, 39 of 100 with fewer than half of the latest questions right',
    )
    answer = { status: 200, etag: '"2"', board: { ...first, needs: [] } }
    const [write, assign, seen, dismissed] = [...(line()?.querySelectorAll('button') ?? [])]
    expect([write, assign, seen, dismissed].map((button) => button?.getAttribute('aria-label'))).toEqual([
      'Write: Sam Same',
      'Assign “Halves”: Sam Same',
      'Seen: Sam Same',
      'Not a problem: Sam Same',
    ])
    await act(async () => {
      dismissed?.click()
      await vi.advanceTimersByTimeAsync(50)
    })
    const body = { student: 's', lesson: 'l', cause: 'low-accuracy', attempt: 2, answer: 'dismissed' }
    expect(sent).toEqual([['/api/teacher/classes/c/needs', body]])
    expect(line()).toBeNull()
  })

  it('is proposed an easier lesson, which is assigned at one press and then seen', async () => {
    expect(page.querySelector('[aria-labelledby="help"]')?.textContent).toContain('An easier lesson first.')
    const assign = page.querySelector<HTMLButtonElement>('[aria-label="Assign “Halves”: Sam Same"]')
    await act(async () => {
      assign?.click()
      await vi.advanceTimersByTimeAsync(50)
    })
    expect(sent).toEqual([
      ['/api/teacher/assignments', { studentId: 's', lessonId: 'e' }],
      [
        '/api/teacher/classes/c/needs',
        { student: 's', lesson: 'l', cause: 'low-accuracy', attempt: 2, answer: 'seen' },
      ],
    ])
  })

  it('is written to, and what is being written stays while the class works on', async () => {
    act(() => page.querySelector<HTMLButtonElement>('[aria-label="Write: Sam Same"]')?.click())
    const field = () => page.querySelector<HTMLTextAreaElement>('textarea[name="message"]')
    expect(field()?.value).toContain('“Fractions”')
    expect(document.activeElement).toBe(field())
    const typed = field()
    if (typed) typed.value = 'Come and see me.'
    answer = { status: 200, etag: '"3"', board: { ...first, needs: [] } }
    await fiveSeconds()
    expect(page.querySelector('[aria-labelledby="help"] li')).toBeNull()
    expect(field()?.value).toBe('Come and see me.')
    await act(async () => {
      field()?.form?.requestSubmit()
      await vi.advanceTimersByTimeAsync(50)
    })
    const said = { answer: 'told', message: 'Come and see me.' }
    expect(sent).toEqual([
      [
        '/api/teacher/classes/c/needs',
        { student: 's', lesson: 'l', cause: 'low-accuracy', attempt: 2, ...said },
      ],
    ])
    expect(field()).toBeNull()
  })

  it('stands below what the class did in the last day', () => {
    expect(page.querySelector('[aria-labelledby="help"]')?.textContent).toContain(
      'In the last 24 hours: 1 of 2 worked, 2 lessons finished, 1 mastered',
    )
  })
})

describe('while the class works', () => {
  it('moves without a reload, and asks for nothing anew that is as it was', async () => {
    const cells: ShownCell[] = [[0, 2, 100, 100, 0], 0]
    const [row] = first.rows
    if (row) answer = { status: 200, etag: '"2"', board: { ...first, needs: [], rows: [{ ...row, cells }] } }
    await fiveSeconds()
    expect(links().map((link) => link.textContent)).toEqual(['100'])
    expect(page.querySelector('h2')?.textContent).toBe('Needs: nobody just now')
    answer = { status: 304 }
    await fiveSeconds()
    expect(links().map((link) => link.textContent)).toEqual(['100'])
    expect(asked).toEqual([null, '"2"'])
  })

  it('says that it is not up to date while nobody answers, and keeps what was read', async () => {
    answer = { status: 503 }
    await fiveSeconds()
    expect(page.querySelector('[role="status"]')?.textContent).toMatch(/^No connection/)
    expect(links()).toHaveLength(3)
    answer = { status: 304 }
    await fiveSeconds()
    expect(page.querySelector('[role="status"]')).toBeNull()
  })
})

describe('on a narrow screen', () => {
  beforeEach(() => {
    unmount()
    isNarrow = true
    const root = createRoot(page)
    act(() => root.render(board(first)))
    unmount = () => act(() => root.unmount())
  })

  it('each student is a card that opens, or each lesson is', async () => {
    const cards = () => [...page.querySelectorAll('details')].map((card) => card.textContent)
    expect(page.querySelector('table')).toBeNull()
    expect(cards()).toEqual([
      'Sam Same, s@example.com1 of 2 mastered · 1 in progress · 1 may need help',
      'Sam Same, t@example.com0 of 2 mastered · 1 in progress',
    ])
    await act(async () => {
      const card = page.querySelector('details')
      if (card) card.open = true
      await vi.advanceTimersByTimeAsync(10)
    })
    expect(cards()[0]).toContain('39, in progress, may need help, 2 attempts')
    expect(page.querySelector('details li a')?.getAttribute('href')).toBe(
      '/teacher/classes/c/students/s/attempts/l/2',
    )
    act(() => page.querySelectorAll<HTMLInputElement>('input[name="by"]')[1]?.click())
    expect(cards()).toEqual([
      'Fractions0 of 2 mastered · 1 in progress · 1 may need help',
      'Words1 of 2 mastered · 1 in progress',
    ])
  })
})

describe('the size of the first HTML', () => {
  it('is at most 300 kB for 30 students and 50 lessons, with what travels beside it', () => {
    const lessons = Array.from({ length: 50 }, (_, index) => ({
      ...{ id: `a-lesson-of-the-course-${index}`, name: `Adding and subtracting fractions ${index}` },
      recent: true,
    }))
    const rows = Array.from({ length: 30 }, (_, index) => ({
      ...{ id: crypto.randomUUID(), name: `Bartholomew Featherstonehaugh-Cholmondeley ${index}` },
      lastSeenAt: '2026-12-01T08:00:00.000Z',
      cells: lessons.map((): ShownCell => [0, 12, 66.6, 88.8, 0]),
    }))
    const full: ClassBoard = { ...first, lessons, rows, needs: [] }
    const html = renderToString(board(full))
    expect(html.match(/<td class="sign/g)).toHaveLength(1500)
    // The page's own data is text within a script.
    const beside = JSON.stringify(JSON.stringify(full))
    expect(html.length + beside.length).toBeLessThan(290_000)
  })
})
