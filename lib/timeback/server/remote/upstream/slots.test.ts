import { expect, it } from 'vitest'
import { createSlots } from './connection.ts'

const soon = () => new Promise((resolve) => setTimeout(resolve, 1))

it('runs as many at once as there are slots, the others in the order in which they came', async () => {
  const slots = createSlots(2)
  const began: number[] = []
  let [inside, most] = [0, 0]
  const run = (name: number) =>
    slots(async () => {
      began.push(name)
      most = Math.max(most, ++inside)
      await soon()
      inside--
      return name
    })
  expect(await Promise.all([1, 2, 3, 4, 5].map(run))).toEqual([1, 2, 3, 4, 5])
  expect(began).toEqual([1, 2, 3, 4, 5])
  expect(most).toBe(2)
})

it('gives the slot of a task that failed to the next one, and keeps none for ever', async () => {
  const slots = createSlots(1)
  const fail = () => slots(() => Promise.reject(new Error('no')))
  const outcomes = await Promise.allSettled([fail(), fail(), slots(async () => 'yes')])
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled'])
  expect(await slots(async () => 'again')).toBe('again')
})

it('is free again when all have ended: as many run at once as before', async () => {
  const slots = createSlots(2)
  await Promise.all([slots(soon), slots(soon), slots(soon)])
  let most = 0
  let inside = 0
  const run = () =>
    slots(async () => {
      most = Math.max(most, ++inside)
      await soon()
      inside--
    })
  await Promise.all([run(), run(), run(), run()])
  expect(most).toBe(2)
})
