import { expect, it, vi } from 'vitest'
import { createStore } from './store.ts'

const initial: { score: number; name: string } = { score: 0, name: 'Ann' }

it('holds the value of its beginning until it changes', () => {
  expect(createStore(initial).getSnapshot()).toBe(initial)
})

it('takes a change into a new value and keeps the rest', () => {
  const store = createStore(initial)
  const seen: unknown[] = []
  store.subscribe(() => seen.push(store.getSnapshot()))
  store.update({ score: 5 })
  expect(seen).toEqual([{ score: 5, name: 'Ann' }])
  expect(initial).toEqual({ score: 0, name: 'Ann' })
})

it('takes a change of which only a part is new', () => {
  const store = createStore(initial)
  const listener = vi.fn()
  store.subscribe(listener)
  store.update({ score: 5, name: 'Ann' })
  expect(store.getSnapshot()).toEqual({ score: 5, name: 'Ann' })
  expect(listener).toHaveBeenCalledOnce()
})

it('stays the same value, and tells nobody, where nothing changes', () => {
  const store = createStore(initial)
  const listener = vi.fn()
  store.subscribe(listener)
  store.update({ score: 0 })
  store.update({})
  expect(store.getSnapshot()).toBe(initial)
  expect(listener).not.toHaveBeenCalled()
})

it('tells every listener, also when one of them leaves while it is told', () => {
  const store = createStore(initial)
  const told: string[] = []
  const leave = store.subscribe(() => {
    told.push('first')
    leave()
  })
  store.subscribe(() => told.push('second'))
  store.update({ score: 1 })
  store.update({ score: 2 })
  expect(told).toEqual(['first', 'second', 'second'])
})
