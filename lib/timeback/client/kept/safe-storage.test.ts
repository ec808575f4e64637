import { expect, it } from 'vitest'
import { createMemoryStorage, type Storage } from '#lib/timeback/client/environment/environment.ts'
import { createFakeEnvironment } from '#lib/timeback/client/fakes/fake-environment.ts'
import { createSafeStorage } from './safe-storage.ts'

function setUp(storage: Storage) {
  const page = createFakeEnvironment(() => null, { storage })
  return { page, safe: createSafeStorage(page.environment) }
}

/** Answers nothing until it is woken, then everything, in order. */
function sleepingStorage(storage: Storage) {
  let wake = (): void => undefined
  let last: Promise<unknown> = new Promise<void>((resolve) => {
    wake = resolve
  })
  const inOrder = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work)
    last = done
    return done
  }
  const sleeping: Storage = {
    put: (key, value) => inOrder(() => storage.put(key, value)),
    delete: (key) => inOrder(() => storage.delete(key)),
    list: (prefix) => inOrder(() => storage.list(prefix)),
  }
  return { sleeping, wake: () => wake() }
}

it('waits for a storage that never answers no longer than 2 s in all, however much is asked of it', async () => {
  const { page, safe } = setUp(sleepingStorage(createMemoryStorage()).sleeping)
  let doneAt = -1
  const work = async () => {
    await safe.list('a')
    for (let index = 0; index < 5; index++) await safe.put(`a${index}`, index)
    await safe.delete('a0')
    return safe.list('a')
  }
  const kept = work().finally(() => {
    doneAt = page.elapsedMs()
  })
  await page.advance(1_900)
  void safe.put('b', 'asked for shortly before')
  await page.advance(60_000)
  expect(await kept).toEqual([1, 2, 3, 4].map((index) => [`a${index}`, index]))
  expect(doneAt).toBe(2_000)
  expect([await safe.list('b'), safe.isDurable()]).toEqual([[['b', 'asked for shortly before']], false])
})

it('hands a storage that wakes up late what was kept and deleted meanwhile', async () => {
  const storage = createMemoryStorage()
  await storage.put('old', 1)
  const { sleeping, wake } = sleepingStorage(storage)
  const { page, safe } = setUp(sleeping)
  const first = safe.list('')
  await page.advance(2_000)
  expect(await first).toEqual([])
  await safe.put('new', 'first')
  await safe.put('new', 'second')
  await safe.delete('old')
  const told: boolean[] = []
  safe.subscribe(() => told.push(safe.isDurable()))
  wake()
  await page.settle()
  expect(await storage.list('')).toEqual([['new', 'second']])
  expect([safe.isDurable(), told]).toEqual([true, [true]])
})

it('never lists again what a storage did not delete', async () => {
  const storage = createMemoryStorage()
  const { safe } = setUp({ ...storage, delete: () => Promise.reject(new Error('read-only')) })
  await safe.put('a', 1)
  await safe.put('b', 2)
  await safe.delete('a')
  expect(await safe.list('')).toEqual([['b', 2]])
  await safe.put('a', 3)
  expect(await safe.list('')).toEqual([
    ['a', 3],
    ['b', 2],
  ])
})

it.each([
  [
    'throws at once',
    () => {
      throw new DOMException('denied', 'SecurityError')
    },
  ],
  ['refuses', () => Promise.reject(new Error('QuotaExceededError'))],
  ['is null', null],
])('keeps in memory what a storage does not take that %s', async (_, answer) => {
  const broken = { put: answer, delete: answer, list: answer } as unknown as Storage
  const { page, safe } = setUp(broken)
  await safe.put('a', { deep: [1] })
  expect(await safe.list('')).toEqual([['a', { deep: [1] }]])
  expect([safe.isDurable(), page.elapsedMs()]).toEqual([false, 0])
})
