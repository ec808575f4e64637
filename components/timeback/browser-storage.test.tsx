import 'fake-indexeddb/auto'
import { forceCloseDatabase, IDBFactory } from 'fake-indexeddb'
import { deleteDB, openDB } from 'idb'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createBrowserStorage } from './browser-storage.ts'

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory())
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

/** The connections that are opened from now on. */
function watchConnections() {
  const connections: IDBDatabase[] = []
  const { indexedDB } = globalThis
  const open = indexedDB.open.bind(indexedDB)
  vi.spyOn(indexedDB, 'open').mockImplementation((...args) => {
    const request = open(...args)
    request.addEventListener('success', () => connections.push(request.result))
    return request
  })
  return connections
}

it('lists what begins with a prefix, by key ascending, and nothing that was deleted', async () => {
  const storage = createBrowserStorage('t')
  await storage.put('b/2', { answers: ['A'] })
  await storage.put('b/1', 'first')
  await storage.put('b0', 'beside')
  await storage.put('a', 'before')
  await storage.put('b/1', 'anew')
  expect(await storage.list('b/')).toEqual([
    ['b/1', 'anew'],
    ['b/2', { answers: ['A'] }],
  ])
  await storage.delete('b/1')
  await storage.delete('never there')
  expect(await storage.list('')).toEqual([
    ['a', 'before'],
    ['b/2', { answers: ['A'] }],
    ['b0', 'beside'],
  ])
})

it('gives a later page what an earlier one has put', async () => {
  await createBrowserStorage('t').put('key', 1)
  expect(await createBrowserStorage('t').list('')).toEqual([['key', 1]])
  expect(await createBrowserStorage('other').list('')).toEqual([])
})

it('writes what is to outlive a power cut, on one connection', async () => {
  const connections = watchConnections()
  const storage = createBrowserStorage('t')
  await storage.put('key', 1)
  const [connection] = connections
  if (!connection) throw new Error('not opened')
  const transaction = vi.spyOn(connection, 'transaction')
  await Promise.all([storage.put('key', 2), storage.delete('other'), storage.list('')])
  expect(transaction.mock.calls.map(([, mode, options]) => [mode, options])).toEqual([
    ['readwrite', { durability: 'strict' }],
    ['readwrite', { durability: 'strict' }],
    [undefined, undefined],
  ])
  expect(connections).toHaveLength(1)
})

it('opens again when the browser has closed its connection', async () => {
  const connections = watchConnections()
  const storage = createBrowserStorage('t')
  await storage.put('key', 1)
  for (const connection of connections) forceCloseDatabase(connection as never)
  expect(await storage.list('')).toEqual([['key', 1]])
  expect(connections).toHaveLength(2)
})

it('gives way to a page that changes or deletes the database', async () => {
  const storage = createBrowserStorage('t')
  await storage.put('key', 1)
  const later = await openDB('t', 2)
  later.close()
  await expect(storage.list('')).rejects.toThrow('lower version')
  await deleteDB('t')
  expect(await storage.list('')).toEqual([])
})

it('rejects what cannot be stored, and keeps what was there', async () => {
  const storage = createBrowserStorage('t')
  await storage.put('key', 1)
  await expect(storage.put('key', () => undefined)).rejects.toThrow('could not be cloned')
  expect(await storage.list('')).toEqual([['key', 1]])
})

it('rejects while the browser gives no database, and works as soon as it does', async () => {
  const { indexedDB } = globalThis
  const storage = createBrowserStorage('t')
  vi.stubGlobal('indexedDB', undefined)
  await expect(storage.put('key', 1)).rejects.toThrow()
  vi.stubGlobal('indexedDB', indexedDB)
  await storage.put('key', 1)
  expect(await storage.list('')).toEqual([['key', 1]])
})
