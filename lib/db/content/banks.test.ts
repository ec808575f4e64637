import { afterAll, beforeAll, expect, it } from 'vitest'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'
import { readBank } from './banks.ts'
import { saveEstimates } from './item-estimates.ts'

const lessonId = 'math-5-equivalent-fractions'
let open: OpenLessons

beforeAll(async () => {
  open = await openLessons()
})
afterAll(() => open.close())

const bank = () => readBank(open.db, { lessonId })
const lesson = () => open.db.lesson.findUniqueOrThrow({ where: { id: lessonId } })
const places = () => open.db.lessonItem.findMany({ where: { lessonId }, orderBy: { position: 'asc' } })

it('has another version after every change of what a lesson can ask, and OneRoster is told of none', async () => {
  const [first, last] = [(await places())[0], (await places()).at(-1)]
  if (!first || !last) throw new Error('the lesson has questions')
  const key = { lessonId_position: { lessonId, position: first.position } }
  const { updatedAt } = await lesson()
  const versions = [(await bank())?.version]
  const changes = [
    () => open.db.lessonItem.update({ where: key, data: { difficulty: 'hard' } }),
    () => saveEstimates(open.db, lessonId, [{ identifier: first.identifier, rating: 1.5, typicalMs: 9_000 }]),
    () => open.db.lessonItem.delete({ where: { lessonId_position: { lessonId, position: last.position } } }),
    () => open.db.lessonItem.create({ data: last }),
    () => open.db.item.update({ where: { id: first.itemId }, data: { guessing: 0.125 } }),
  ]
  for (const change of changes) {
    await change()
    versions.push((await bank())?.version)
  }
  expect(new Set(versions).size).toBe(changes.length + 1)
  expect((await lesson()).updatedAt).toEqual(updatedAt)
  expect((await bank())?.questions[0]).toEqual({
    ...{ id: first.identifier, itemId: first.itemId, subTest: 1, difficulty: 'hard', scored: true },
    ...{ guessing: 0.125, rating: 1.5, typicalMs: 9_000 },
  })
})

it('keeps its version while only what is around it changes', async () => {
  const { version } = (await bank()) ?? {}
  await open.db.lesson.update({ where: { id: lessonId }, data: { title: 'Fractions that are equal' } })
  await open.db.lessonItem.updateMany({ where: { lessonId: { not: lessonId } }, data: { typicalMs: 5_000 } })
  expect((await bank())?.version).toBe(version)
})

it('has another version, too, when an item is known better that only an earlier bank asks', async () => {
  const [place] = await places()
  if (!place) throw new Error('the lesson has questions')
  const kept = await open.db.keptBank.create({
    data: {
      lessonId,
      items: { create: { position: 0, itemId: place.itemId, identifier: place.identifier } },
    },
  })
  await open.db.lessonItem.delete({ where: { lessonId_position: { lessonId, position: place.position } } })
  const before = await readBank(open.db, { lessonId, keptBankId: kept.id })
  await open.db.item.update({ where: { id: place.itemId }, data: { scored: false } })
  const after = await readBank(open.db, { lessonId, keptBankId: kept.id })
  expect(after?.version).not.toBe(before?.version)
  expect(after?.questions.map(({ id, scored }) => ({ id, scored }))).toEqual([
    { id: place.identifier, scored: false },
  ])
})
