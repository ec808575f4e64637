import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ClassGrid, GridCell } from '#lib/teacher/model.ts'
import { ClassGridView } from './class-grid.tsx'

const push = vi.hoisted(() => vi.fn())
vi.mock('next/navigation', () => ({ useRouter: () => ({ push }) }))

const cell = { studentId: 's', lessonId: 'l', best: null, mastered: false, attempts: 2, helpCause: null }
const cells: GridCell[] = [
  { ...cell, state: 'open', score: 39, helpCause: 'low-accuracy' },
  { ...cell, lessonId: 'quiz', state: 'done', score: 60, best: 100, mastered: true },
]
const grid: ClassGrid = {
  ...{ id: 'c', title: 'Class A', cells },
  students: [
    { timebackId: 's', name: 'Sam Same', email: 's@example.com' },
    { timebackId: 't', name: 'Sam Same', email: 't@example.com' },
  ],
  lessons: [
    { id: 'l', name: 'Fractions', type: 'powerpath-100', courseTitle: 'Math 5' },
    { id: 'quiz', name: 'Words', type: 'quiz', courseTitle: 'Math 5' },
  ],
}
let page: HTMLElement
let unmount: () => void

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  page = document.body.appendChild(document.createElement('div'))
  const root = createRoot(page)
  act(() => root.render(<ClassGridView grid={grid} />))
  unmount = () => act(() => root.unmount())
})
afterEach(() => {
  unmount()
  page.remove()
  push.mockClear()
  vi.unstubAllGlobals()
})

const marks = () => [...page.querySelectorAll<HTMLAnchorElement>('td a')]

test('a cell says whose it is, of which lesson, its score, state and attempts, and leads to the latest', () => {
  expect(marks().map((link) => [link.getAttribute('aria-label'), link.getAttribute('href')])).toEqual([
    [
      'Sam Same, s@example.com, Fractions: 39, in progress, may need help, 2 attempts',
      '/teacher/classes/c/students/s/attempts/l/2',
    ],
    [
      'Sam Same, s@example.com, Words: 100, mastered, 2 attempts, again done: 60',
      '/teacher/classes/c/students/s/attempts/quiz/2',
    ],
  ])
  expect(page.querySelectorAll('td')[2]?.textContent).toContain('not started')
})

test('a plain click leads on within the page, one for another tab is the browser’s', () => {
  const [first] = marks()
  const click = (init: MouseEventInit) => {
    const event = new MouseEvent('click', { bubbles: true, cancelable: true, ...init })
    act(() => void first?.dispatchEvent(event))
    return event.defaultPrevented
  }
  expect(click({ ctrlKey: true })).toBe(false)
  expect(click({ button: 1 })).toBe(false)
  expect(push).not.toHaveBeenCalled()
  expect(click({})).toBe(true)
  expect(push).toHaveBeenCalledExactlyOnceWith('/teacher/classes/c/students/s/attempts/l/2')
})
