import { afterAll, beforeAll, expect, it } from 'vitest'
import { assert } from '#lib/std/assert.ts'
import { buildPackage, questionId } from '#scripts/testing/content/build-package.ts'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'

const lesson = { id: 'saved-lesson', type: 'powerpath-100', questions: [1, 2] }
const identifier = questionId(1)
let open: OpenLessons

beforeAll(async () => {
  open = await openLessons()
})
afterAll(() => open.close())

const importIt = () =>
  open.timeback.content.importPackage({ files: buildPackage([lesson]), course: 'CS-101' })
const versions = () => open.db.item.findMany({ where: { identifier } })

it('a version imported again is kept, and what is worked out from it is worked out anew', async () => {
  await importIt()
  const [first] = await versions()
  assert(first, 'the item is stored')
  expect(first.guessing).toBe(0.25)
  for (const outdated of [null, 0.9]) {
    await open.db.item.update({ where: { id: first.id }, data: { guessing: outdated } })
    await importIt()
    expect(await versions()).toEqual([first])
  }
  const lessonItem = { lessonId: lesson.id, identifier }
  await open.db.lessonItem.updateMany({ where: lessonItem, data: { rating: 1.25, typicalMs: 1 } })
  await importIt()
  // Estimated from answers, which the package does not know.
  expect(await open.db.lessonItem.findFirst({ where: lessonItem })).toMatchObject({
    rating: 1.25,
    typicalMs: 30_000,
  })
})
