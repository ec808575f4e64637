import { zipSync } from 'fflate'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { seedContent } from '#prisma/seed/seed-content.ts'
import { buildPackage } from '#scripts/testing/content/build-package.ts'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'
import { type Author, mayChangeLesson } from './lesson-owner.ts'

const id = 'owned-lesson'
const appsId = 'math-3-multiplication-quiz'
const course = 'CS-101'
let open: OpenLessons
let authors: Record<'teacher' | 'other' | 'admin' | 'school' | 'app', Author>

beforeAll(async () => {
  open = await openLessons()
  const who = async (email: string, role: 'teacher' | 'admin') => ({
    timebackId: await open.idOf(email),
    role,
  })
  authors = {
    teacher: await who('teacher@example.com', 'teacher'),
    other: await who('teacher2@example.com', 'teacher'),
    admin: await who('admin@example.com', 'admin'),
    school: 'school',
    app: 'app',
  }
})
afterAll(() => open.close())
afterEach(async () => {
  await open.db.lesson.deleteMany({ where: { course: { code: course }, ownedByApp: false } })
  await open.db.lesson.deleteMany({ where: { id } })
})

const built = (questions: number[], lesson = id) => buildPackage([{ id: lesson, type: 'quiz', questions }])
const importAs = (by: Author, questions: number[], into = course) =>
  open.timeback.content.importPackage({ by, files: built(questions), course: into })

/** Everything that a lesson is, and how many versions of items there are. */
const stored = async () => ({
  lessons: await open.db.lesson.findMany({ include: { items: true }, orderBy: { id: 'asc' } }),
  items: await open.db.item.count(),
  units: await open.db.component.count(),
  courses: await open.db.course.findMany({ orderBy: { id: 'asc' } }),
})
const lessonOf = (lesson: string) =>
  open.db.lesson.findUniqueOrThrow({
    where: { id: lesson },
    include: { items: { orderBy: { position: 'asc' } } },
  })

describe('whose a lesson is', () => {
  it('is its importer’s, the school’s from the command line, and the app’s at the start', async () => {
    expect(await open.db.lesson.count({ where: { ownedByApp: false } })).toBe(0)
    const owners: unknown[] = []
    for (const by of [authors.teacher, authors.admin, authors.school]) {
      await importAs(by, [1])
      const { ownerId, ownedByApp } = await lessonOf(id)
      owners.push([ownerId, ownedByApp])
      await open.db.lesson.delete({ where: { id } })
    }
    const [teacher, admin] = [await open.idOf('teacher@example.com'), await open.idOf('admin@example.com')]
    expect(owners).toEqual([
      [teacher, false],
      [admin, false],
      [null, false],
    ])
  })

  it('stays when somebody changes it who may', async () => {
    await importAs(authors.teacher, [1])
    await importAs(authors.admin, [1, 2])
    const { ownerId, items } = await lessonOf(id)
    expect([ownerId, items.length]).toEqual([await open.idOf('teacher@example.com'), 2])
  })

  it('is told at the next start where the app’s lessons were there before', async () => {
    const apps = await open.db.lesson.count({ where: { ownedByApp: true } })
    await open.db.lesson.updateMany({ data: { ownedByApp: false } })
    await open.db.lesson.update({ where: { id: appsId }, data: { title: 'Edited by the school' } })
    await open.db.lesson.update({
      where: { id: 'ela-4-main-idea' },
      data: { ownerId: await open.idOf('teacher@example.com') },
    })
    await seedContent(open.db)
    const others = { where: { ownedByApp: false }, select: { id: true }, orderBy: { id: 'asc' } } as const
    expect(await open.db.lesson.findMany(others)).toEqual([{ id: 'ela-4-main-idea' }, { id: appsId }])
    expect(await open.db.lesson.count({ where: { ownedByApp: true } })).toBe(apps - 2)
    await open.db.lesson.updateMany({ data: { ownedByApp: true, ownerId: null } })
  })
})

describe('a package that would change a lesson', () => {
  const asked = { teacher: [1, 2], other: [1, 3], admin: [1, 4], school: [1, 5], app: [1, 6] }
  it.each([
    ['teacher', ['teacher', 'admin', 'school']],
    ['admin', ['admin', 'school']],
    ['school', ['admin', 'school']],
    ['app', ['app']],
  ] as const)('of the %s is taken from %j alone', async (owner, allowed) => {
    await importAs(authors[owner], [1])
    for (const [name, questions] of Object.entries(asked)) {
      const before = await stored()
      const sent = importAs(authors[name as keyof typeof authors], questions)
      if (allowed.some((one) => one === name)) {
        await sent
        expect((await lessonOf(id)).items[1]?.identifier).toBe(`built-00${questions[1]}`)
        continue
      }
      await expect(sent).rejects.toMatchObject({
        code: 'FORBIDDEN',
        message: expect.stringContaining('another identifier in the package'),
      })
      expect(await stored()).toEqual(before)
    }
  })

  it('is refused whole: its other lessons are not stored either', async () => {
    await importAs(authors.teacher, [1])
    const before = await stored()
    const two = ['new-lesson', id].map((lesson) => ({ id: lesson, type: 'quiz', questions: [1, 7] }))
    const sent = open.timeback.content.importPackage({ by: authors.other, files: buildPackage(two), course })
    await expect(sent).rejects.toBeRefusal('FORBIDDEN')
    expect(await stored()).toEqual(before)
  })

  it('may be imported under another identifier, as the refusal says', async () => {
    await importAs(authors.teacher, [1])
    await open.timeback.content.importPackage({ by: authors.other, files: built([1, 2], 'mine-2'), course })
    expect(await lessonOf('mine-2')).toMatchObject({ ownerId: await open.idOf('teacher2@example.com') })
    expect((await lessonOf(id)).items).toHaveLength(1)
  })
})

describe('a package that says what is there', () => {
  it('is taken from everybody, and changes nothing', async () => {
    await importAs(authors.teacher, [1, 2])
    await open.db.lessonItem.updateMany({ where: { lessonId: id }, data: { typicalMs: 1 } })
    const before = await stored()
    for (const by of [authors.other, { timebackId: crypto.randomUUID(), role: 'teacher' } as const])
      expect((await importAs(by, [1, 2])).map(({ status }) => status)).toEqual([
        'imported',
        'imported',
        'imported',
      ])
    expect(await stored()).toEqual(before)
  })

  it('of the app’s, exported and imported by a teacher, changes nothing', async () => {
    const lessons = await open.db.lesson.findMany({
      where: { ownedByApp: true },
      include: { course: true },
    })
    expect(lessons.length).toBeGreaterThan(9)
    for (const {
      id: lesson,
      course: { code },
    } of lessons) {
      const before = await stored()
      const bytes = await open.timeback.content.exportLesson({ lesson, by: authors.other })
      const report = await open.timeback.content.importZip({ bytes, course: code, by: authors.other })
      expect(report.map(({ status }) => status)).not.toContain('refused')
      expect(await stored()).toEqual(before)
    }
  })
})

describe('two at once', () => {
  it('of one new lesson: the first has it, and the other is refused', async () => {
    for (const round of [1, 2, 3]) {
      const both = [authors.teacher, authors.other].map((by, at) => importAs(by, [round, 10 + at]))
      const ends = await Promise.allSettled(both)
      expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      const won = ends.findIndex(({ status }) => status === 'fulfilled')
      expect(ends[1 - won]).toMatchObject({ reason: { code: 'FORBIDDEN' } })
      const { ownerId, items } = await lessonOf(id)
      expect(ownerId).toBe(await open.idOf(won === 0 ? 'teacher@example.com' : 'teacher2@example.com'))
      expect(items[1]?.identifier).toBe(`built-0${10 + won}`)
      await open.db.lesson.delete({ where: { id } })
    }
  })

  it('of new lessons of one course: both are there, each with a place of its own', async () => {
    const ids = ['side-1', 'side-2', 'side-3']
    await Promise.all(
      ids.map((lesson) =>
        open.timeback.content.importPackage({ by: authors.teacher, files: built([1, 2], lesson), course }),
      ),
    )
    const rows = await open.db.lesson.findMany({ where: { id: { in: ids } } })
    expect(new Set(rows.map(({ sortOrder }) => sortOrder)).size).toBe(3)
  })
})

describe('the course of a package', () => {
  const own = { id: 'course-own-1', code: 'OWN-1', title: 'Our own', subject: 'Math', sortOrder: 7 }

  it('may be the school’s own, which keeps its fields and counts its lessons', async () => {
    const counted = { ...own, grade: 3, totalLessons: 1, derivesTotal: true, source: 'school' } as const
    const before = await open.db.course.create({ data: counted })
    await importAs(authors.teacher, [1], own.code)
    const { updatedAt, ...after } = await open.db.course.findUniqueOrThrow({ where: { id: own.id } })
    expect({ ...after, updatedAt: before.updatedAt }).toEqual(before)
    await open.timeback.content.importPackage({ files: built([1], 'second-1'), course: own.code })
    expect(await open.db.course.findUnique({ where: { id: own.id } })).toMatchObject({ totalLessons: 2 })
    await open.db.course.delete({ where: { id: own.id } })
  })

  it('keeps what was changed of it, also where the configuration says otherwise', async () => {
    const before = await open.db.course.findUniqueOrThrow({ where: { code: course } })
    await open.db.course.update({ where: { code: course }, data: { sortOrder: 9, title: 'Ours' } })
    await importAs(authors.teacher, [1])
    const after = await open.db.course.findUniqueOrThrow({ where: { code: course } })
    expect([after.sortOrder, after.title]).toEqual([9, 'Ours'])
    const { sortOrder, title } = before
    await open.db.course.update({ where: { code: course }, data: { sortOrder, title } })
  })

  it('is 404 where it is not there, or was in the file and is not any more', async () => {
    await open.db.course.create({ data: { ...own, totalLessons: 1 } })
    for (const code of ['NO-1', own.code])
      await expect(importAs(authors.admin, [1], code)).rejects.toBeRefusal('COURSE_NOT_FOUND')
    await open.db.course.delete({ where: { id: own.id } })
  })
})

it('another’s draft is not there to be exported, and is to its owner and administrators', async () => {
  await importAs(authors.teacher, [1])
  await open.db.lesson.update({ where: { id }, data: { withdrawnAt: new Date() } })
  const exportAs = (by: Author) => open.timeback.content.exportLesson({ lesson: id, by })
  await expect(exportAs(authors.other)).rejects.toBeRefusal('LESSON_NOT_FOUND')
  for (const by of [authors.teacher, authors.admin]) expect((await exportAs(by)).length).toBeGreaterThan(100)
})

it('a zip is imported as its sender’s', async () => {
  const bytes = zipSync(Object.fromEntries(built([1])))
  await open.timeback.content.importZip({ bytes, course, by: authors.other })
  expect(await lessonOf(id)).toMatchObject({ ownerId: await open.idOf('teacher2@example.com') })
})

it('who may change a lesson is said of every kind of owner', () => {
  const [me, app, school] = ['me', 'app', 'school'].map((owner) => (isWithdrawn: boolean) => ({
    ...{ ownerId: owner === 'me' ? 'me' : null, ownedByApp: owner === 'app', isWithdrawn },
  }))
  const as = (timebackId: string, role: 'student' | 'teacher' | 'admin') => ({ timebackId, role })
  const said = [as('me', 'teacher'), as('you', 'teacher'), as('you', 'admin'), as('me', 'student')].map(
    (who) =>
      [me, app, school].flatMap((of) =>
        of ? [false, true].map((draft) => mayChangeLesson(who, of(draft))) : [],
      ),
  )
  expect(said).toEqual([
    ['yes', 'yes', 'copy', 'hidden', 'copy', 'hidden'],
    ['copy', 'hidden', 'copy', 'hidden', 'copy', 'hidden'],
    ['yes', 'yes', 'copy', 'copy', 'yes', 'yes'],
    ['copy', 'hidden', 'copy', 'hidden', 'copy', 'hidden'],
  ])
})
