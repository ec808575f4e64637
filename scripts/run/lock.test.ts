import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { acquireLock } from './lock.mjs'

const patient = { onHeld: () => undefined }

test('the second to ask waits for the first', async () => {
  const name = randomUUID()
  const release = await acquireLock(name, patient)
  let told = 0
  let taken = false
  const second = acquireLock(name, { onHeld: () => void told++ }).then((releaseSecond) => {
    taken = true
    return releaseSecond
  })
  await expect.poll(() => told).toBe(1)
  expect(taken).toBe(false)
  await release()
  await (await second)()
})

test('who does not want to wait may refuse', async () => {
  const name = randomUUID()
  const release = await acquireLock(name, patient)
  const refuse = () => {
    throw new Error('in use')
  }
  await expect(acquireLock(name, { onHeld: refuse })).rejects.toThrow('in use')
  await release()
})

test('a holder that was killed leaves no lock behind, and one of many takes it next', async () => {
  const name = randomUUID()
  const lock = new URL('./lock.mjs', import.meta.url).href
  const program = `const { acquireLock } = await import(${JSON.stringify(lock)})
    await acquireLock(${JSON.stringify(name)}, { onHeld() {} })
    console.log('held')
    setInterval(() => {}, 1000)`
  const holder = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(holder.stdout, 'data')
  holder.kill('SIGKILL')
  await once(holder, 'exit')

  let holders = 0
  const takeTurn = async () => {
    const release = await acquireLock(name, patient)
    holders++
    expect(holders).toBe(1)
    await new Promise((resolve) => setTimeout(resolve, 5))
    holders--
    await release()
  }
  await Promise.all(Array.from({ length: 8 }, takeTurn))
})
