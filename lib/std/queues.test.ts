import { expect, it } from 'vitest'
import { createKeyedQueue, createQueue } from './queues.ts'

const soon = () => new Promise((resolve) => setTimeout(resolve, 1))

it('runs one key in order and one at a time, also after a failure', async () => {
  const queue = createKeyedQueue()
  const log: string[] = []
  const task = (name: string, fails = false) =>
    queue('a', async () => {
      log.push(`${name} begins`)
      await soon()
      log.push(`${name} ends`)
      if (fails) throw new Error(name)
      return name
    })
  const outcomes = await Promise.allSettled([task('first'), task('second', true), task('third')])
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(log).toEqual(['first', 'second', 'third'].flatMap((name) => [`${name} begins`, `${name} ends`]))
})

it('has one that comes while the second runs wait for it', async () => {
  const queue = createKeyedQueue()
  const log: string[] = []
  let release = () => {}
  await Promise.all([
    queue('a', async () => log.push('first')),
    queue('a', async () => {
      await new Promise<void>((resolve) => (release = resolve))
      log.push('second')
    }),
    soon().then(async () => {
      const third = queue('a', async () => log.push('third'))
      await soon()
      release()
      await third
    }),
  ])
  expect(log).toEqual(['first', 'second', 'third'])
})

it('does not make one key wait for another', async () => {
  const queue = createKeyedQueue()
  let release = () => {}
  const blocked = queue('a', () => new Promise<void>((resolve) => (release = resolve)))
  expect(await queue('b', async () => 'free')).toBe('free')
  release()
  await blocked
})

it('tells a task whether it had to wait, and forgets a key whose tasks are done', async () => {
  const queue = createKeyedQueue()
  const waits = await Promise.all(['first', 'second'].map(() => queue('a', async (waited) => waited)))
  expect(waits).toEqual([false, true])
  expect(await queue('a', async (waited) => waited)).toBe(false)
})

it('tells a task that it had to wait for one that failed', async () => {
  const queue = createKeyedQueue()
  const failing = queue('a', () => Promise.reject(new Error('away')))
  const next = queue('a', async (waited) => waited)
  await expect(failing).rejects.toThrow('away')
  expect(await next).toBe(true)
})

it('runs what comes one by one, also after a failure, and counts what has not ended', async () => {
  const { run, waiting } = createQueue()
  const log: string[] = []
  const task = (name: string, fails = false) =>
    run(async () => {
      log.push(`${name} begins`)
      await soon()
      log.push(`${name} ends`)
      if (fails) throw new Error(name)
      return name
    })
  const outcomes = Promise.allSettled([task('first'), task('second', true), task('third')])
  expect(waiting()).toBe(3)
  expect(await outcomes).toEqual([
    { status: 'fulfilled', value: 'first' },
    { status: 'rejected', reason: new Error('second') },
    { status: 'fulfilled', value: 'third' },
  ])
  expect(log).toEqual(['first', 'second', 'third'].flatMap((name) => [`${name} begins`, `${name} ends`]))
  expect(waiting()).toBe(0)
})
