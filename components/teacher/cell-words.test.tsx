import { expect, test } from 'vitest'
import { type CellLook, cellLooks, type ShownCell } from '#lib/teacher/model.ts'
import { cellWords } from './cell-words.ts'

type Given = { attempts?: number; score: number | null; best?: number | null; open?: boolean }

function wordsOf(look: CellLook, { attempts = 2, score, best = null, open = false }: Given) {
  const cell: ShownCell = [cellLooks.indexOf(look), attempts, score, best, open ? 1 : 0]
  const { look: shown, ...words } = cellWords(cell)
  expect(shown).toBe(look)
  return words
}

test('a mastered lesson shows its best score, with the attempt that came after it beside', () => {
  const again = wordsOf('mastered', { score: 0, best: 100, open: true })
  expect(again).toEqual({ main: '100', other: '↺0', label: '100, mastered, 2 attempts, again: 0' })
  const done = wordsOf('mastered', { score: 60, best: 100 })
  expect(done).toEqual({ main: '100', other: '↺60', label: '100, mastered, 2 attempts, again done: 60' })
  const unknown = wordsOf('mastered', { score: null, best: 100, open: true })
  expect(unknown).toEqual({ main: '100', other: '↺', label: '100, mastered, 2 attempts, again' })
  expect(wordsOf('mastered', { score: 100, best: 100 })).toMatchObject({ main: '100', other: '' })
})

test('a lesson that is not mastered shows its latest score, and a better one from before', () => {
  expect(wordsOf('low', { score: 40, best: 80 })).toEqual({
    ...{ main: '40', other: '↑80', label: '40, finished below 70, 2 attempts, best 80' },
  })
  expect(wordsOf('low', { score: 60, best: 60, attempts: 1 })).toEqual({
    ...{ main: '60', other: '', label: '60, finished below 70, 1 attempt' },
  })
})

test('an open quiz shows no score, which is not known yet', () => {
  const { main, label } = wordsOf('open', { score: null, open: true })
  expect([main, label]).toEqual(['', 'in progress, 2 attempts'])
  expect(wordsOf('open', { score: 0, open: true }).main).toBe('0')
})

test('no score is shown as if it had reached a threshold', () => {
  expect(wordsOf('middle', { score: 89.9 }).main).toBe('89')
})
