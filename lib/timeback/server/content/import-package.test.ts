import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildPackage } from '#scripts/testing/content/build-package.ts'
import { item, manifest, resource } from '#scripts/testing/content/read-archive.ts'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'

const course = 'CS-101'
let open: OpenLessons

beforeAll(async () => {
  open = await openLessons()
})
afterAll(() => open.close())
beforeEach(async () => {
  await open.db.lesson.deleteMany({ where: { course: { code: course } } })
  await open.db.component.deleteMany({ where: { course: { code: course } } })
})

type Texts = Record<string, string>

const encode = (files: Texts) =>
  new Map(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)]))

const importFiles = (files: ReadonlyMap<string, Uint8Array>, into = course) =>
  open.timeback.content.importPackage({ files, course: into })

/** A package of items alone, all called `MANIFEST1`. */
function pack(items: Record<string, string>, title = ''): Texts {
  const named =
    title && `<metadata><lom><general><title><string>${title}</string></title></general></lom></metadata>`
  const listed = manifest(
    Object.keys(items)
      .map((name) => resource(`${name}.xml`))
      .join(''),
  )
  const files = Object.entries(items).map(([name, text]) => [`${name}.xml`, text])
  const renamed = listed
    .replace('identifier="m"', 'identifier="MANIFEST1"')
    .replace('<organizations/>', named)
  return { 'imsmanifest.xml': renamed, ...Object.fromEntries(files) }
}

const question = (identifier: string, text = 'text') =>
  item(`<p>${text} of ${identifier}</p>`, { identifier })

async function lessons() {
  const rows = await open.db.lesson.findMany({
    where: { course: { code: course } },
    include: { items: { include: { item: true }, orderBy: { position: 'asc' } } },
    orderBy: { sortOrder: 'asc' },
  })
  return rows.map(({ id, items }) => [id, ...items.map(({ item }) => /<p>(.*?)<\/p>/.exec(item.xml)?.[1])])
}

describe('which lesson a package is the next version of', () => {
  const math = pack({ q: question('math-1') })
  const history = pack({ q: question('hist-1') })

  it('none of another package that is called the same and asks other items', async () => {
    await importFiles(encode(math))
    const report = await importFiles(encode(history))
    expect(await lessons()).toEqual([
      ['MANIFEST1', 'text of math-1'],
      ['MANIFEST1-2', 'text of hist-1'],
    ])
    expect(report).toContainEqual({
      ...{ file: 'imsmanifest.xml', status: 'imported', identifier: 'MANIFEST1-2' },
      notes: ['another lesson is called MANIFEST1: this one is MANIFEST1-2'],
    })
  })

  it('its own, after an edit, in whatever order they come', async () => {
    await importFiles(encode(math))
    await importFiles(encode(history))
    await importFiles(encode(pack({ q: question('math-1', 'better') })))
    await importFiles(encode(pack({ q: question('hist-1', 'better'), r: question('hist-2') })))
    expect(await lessons()).toEqual([
      ['MANIFEST1', 'better of math-1'],
      ['MANIFEST1-2', 'better of hist-1', 'text of hist-2'],
    ])
  })

  it('its own, under another title, as long as one item is what it was', async () => {
    await importFiles(encode(pack({ q: question('q-1'), r: question('q-2') }, 'Fractions')))
    await importFiles(encode(pack({ q: question('q-1'), r: question('q-2', 'better') }, 'Fractions 2')))
    expect(await lessons()).toEqual([['MANIFEST1', 'text of q-1', 'better of q-2']])
  })

  it('none where title and all items differ, though the items are called the same', async () => {
    const titled = (text: string) => question('i1', text).replace('title="An item"', `title="${text}"`)
    await importFiles(encode(pack({ q: titled('fractions') }, 'Fractions')))
    await importFiles(encode(pack({ q: titled('poems') }, 'Poems')))
    expect(await lessons()).toEqual([
      ['MANIFEST1', 'fractions of i1'],
      ['MANIFEST1-2', 'poems of i1'],
    ])
  })

  it('is refused in a second course, where it would leave the first', async () => {
    await importFiles(encode(math))
    await expect(importFiles(encode(math), 'ELA-4')).rejects.toBeRefusal('VALIDATION_ERROR')
    await importFiles(encode(history), 'ELA-4')
    expect(await lessons()).toEqual([['MANIFEST1', 'text of math-1']])
    await open.db.lesson.delete({ where: { id: 'MANIFEST1-2' } })
  })
})

describe('an item that cannot be read', () => {
  const broken = (xml: string) => xml.replace('</qti-item-body>', '')

  it('keeps its earlier version in the lessons that have one', async () => {
    await importFiles(encode(pack({ a: question('a'), b: question('b'), c: question('c') })))
    const edited = pack({ a: question('a', 'better'), b: broken(question('b', 'better')), c: question('c') })
    const report = await importFiles(encode(edited))
    expect(await lessons()).toEqual([['MANIFEST1', 'better of a', 'text of b', 'text of c']])
    expect(report).toContainEqual({
      ...{ file: 'b.xml', status: 'kept', identifier: 'b' },
      message: expect.stringContaining('<qti-item-body> is closed by'),
    })
  })

  it('is refused where it is new, and the lesson goes on without it', async () => {
    await importFiles(encode(pack({ a: question('a') })))
    const report = await importFiles(encode(pack({ a: question('a'), b: broken(question('b')) })))
    expect(await lessons()).toEqual([['MANIFEST1', 'text of a']])
    expect(report).toContainEqual({ file: 'b.xml', status: 'refused', message: expect.any(String) })
  })

  it('is found by its reference in a test where nothing of it can be read', async () => {
    const lesson = { id: 'kept-lesson', type: 'quiz', questions: ['one', 'two'] }
    const authored = { one: question('one'), two: question('two') }
    await importFiles(buildPackage([lesson], authored))
    const report = await importFiles(buildPackage([lesson], { ...authored, two: 'no XML' }))
    expect(await lessons()).toEqual([['kept-lesson', 'text of one', 'text of two']])
    expect(report.map(({ status }) => status)).toEqual(['imported', 'kept', 'imported'])
  })

  it('a lesson of which no item can be read stays as it is', async () => {
    await importFiles(encode(pack({ a: question('a') })))
    const report = await importFiles(encode(pack({ a: broken(question('a')) })))
    expect(await lessons()).toEqual([['MANIFEST1', 'text of a']])
    expect(report).toMatchObject([
      { status: 'kept' },
      { notes: [expect.stringContaining('earlier version')] },
    ])
  })

  it('nothing is left out in silence: what a package has no more is named', async () => {
    await importFiles(encode(pack({ a: question('a'), b: question('b') })))
    const report = await importFiles(encode(pack({ a: question('a') })))
    expect(report.at(-1)).toMatchObject({ notes: ['the item b is no longer part of it'] })
  })
})

describe('a course', () => {
  const titleOf = async (code: string) => (await open.db.course.findUniqueOrThrow({ where: { code } })).title
  const orderOf = async (code: string) => {
    const rows = await open.timeback.lessons.list({ course: { code } })
    return rows.map(({ id }) => id)
  }

  it('keeps its title and its order, and a new lesson comes last', async () => {
    const [title, order] = [await titleOf('ELA-4'), await orderOf('ELA-4')]
    const added = { id: 'added-lesson', type: 'quiz', questions: [1] }
    await importFiles(buildPackage([added]), 'ELA-4')
    await importFiles(buildPackage([added]), 'ELA-4')
    expect(await titleOf('ELA-4')).toBe(title)
    expect(await orderOf('ELA-4')).toEqual([...order, 'added-lesson'])
    await open.db.lesson.delete({ where: { id: 'added-lesson' } })
  })

  it('keeps them when a lesson of its middle is imported again', async () => {
    const built = (...ids: string[]) =>
      buildPackage(ids.map((id) => ({ id, type: 'quiz', questions: [1, 2] })))
    await importFiles(built('one', 'two', 'three'))
    await importFiles(built('two'))
    await importFiles(built('three', 'four', 'one'))
    expect((await lessons()).map(([id]) => id)).toEqual(['one', 'two', 'three', 'four'])
  })

  it('is not touched by a package that holds nothing', async () => {
    const title = await titleOf(course)
    const empty = manifest(resource('g.xml', { type: 'imsqti_xmlv1p2' }))
    await expect(importFiles(encode({ 'imsmanifest.xml': empty }))).rejects.toMatchObject({
      code: 'VALIDATION_ERROR',
      errors: [{ path: 'file', message: expect.stringContaining('QTI 1 questions') }],
    })
    const report = await importFiles(encode(pack({ a: 'no XML' }, 'Other')))
    expect(report).toEqual([{ file: 'a.xml', status: 'refused', message: expect.any(String) }])
    expect([await titleOf(course), await lessons()]).toEqual([title, []])
  })
})
