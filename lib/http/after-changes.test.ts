import { beforeEach, expect, it, vi } from 'vitest'
import { noteChange, runAfterChanges } from './after-changes.ts'

const { after } = vi.hoisted(() => ({ after: vi.fn() }))
vi.mock('next/server', () => ({ after }))

const holder = globalThis as { cairnAfterChanges?: unknown }
beforeEach(() => {
  after.mockReset()
  delete holder.cairnAfterChanges
})
const ask = (method: string) => noteChange(new Request('http://localhost:3000/', { method }))

it('what is to be done after a change is done after every request that is none to read', () => {
  const task = async () => {}
  runAfterChanges(task)
  for (const method of ['GET', 'HEAD']) ask(method)
  expect(after).not.toHaveBeenCalled()
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) ask(method)
  expect(after.mock.calls).toEqual([[task], [task], [task], [task]])
})

it('nothing is done where nothing is to be done', () => {
  ask('POST')
  expect(after).not.toHaveBeenCalled()
})
