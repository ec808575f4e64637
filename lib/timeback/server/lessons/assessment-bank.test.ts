import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { assert } from '#lib/std/assert.ts'
import { readPackage } from '#lib/timeback/server/content/read-package.ts'
import { readZip } from '#lib/timeback/server/content/read-zip.ts'
import { buildPackage, questionId } from '#scripts/testing/content/build-package.ts'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'

const keywords = ['assessment-bank']
const linear = { id: 'bank-quiz', type: 'quiz', keywords, questions: [[1, 2], [3, 4, 5], [6]] }
const adaptive = {
  id: 'bank-100',
  type: 'powerpath-100',
  keywords,
  questions: [
    [1, 2, 3, 4],
    [5, 6, 7, 8],
  ],
}
let open: OpenLessons
let student: string

beforeAll(async () => {
  open = await openLessons()
  await open.timeback.content.importPackage({ files: buildPackage([linear, adaptive]), course: 'CS-101' })
})
afterAll(() => open.close())
beforeEach(async () => {
  const email = `${crypto.randomUUID()}@example.com`
  student = (await open.db.user.create({ data: { email, name: 'Student' } })).id
})

const start = (lesson: string, forceNew = false) => open.timeback.lessons.start({ lesson, student, forceNew })

async function asked(lesson: string): Promise<string[]> {
  const { questions } = await open.timeback.lessons.next({ lesson, student })
  return questions.map(({ id }) => id)
}

const numbers = (...of: number[]) => of.map(questionId)

describe('an assessment bank', () => {
  it('asks the sub-tests in turn, attempt by attempt', async () => {
    const counts: (number | undefined)[] = []
    const served: string[][] = []
    for (const forceNew of [false, true, true, true]) {
      counts.push((await start(linear.id, forceNew)).questionCount)
      served.push(await asked(linear.id))
    }
    expect(counts).toEqual([2, 3, 1, 2])
    expect(served).toEqual([numbers(1, 2), numbers(3, 4, 5), numbers(6), numbers(1, 2)])
  })

  it('stays on the sub-test when it is resumed or reset', async () => {
    await start(linear.id)
    await start(linear.id, true)
    await start(linear.id)
    expect(await asked(linear.id)).toEqual(numbers(3, 4, 5))
    await open.timeback.lessons.resetAttempt({ lesson: linear.id, student })
    expect(await asked(linear.id)).toEqual(numbers(3, 4, 5))
  })

  it('serves an adaptive attempt from its sub-test alone, also after a reset', async () => {
    await start(adaptive.id)
    await start(adaptive.id, true)
    for (const reset of [false, true]) {
      if (reset) await open.timeback.lessons.resetAttempt({ lesson: adaptive.id, student })
      for (let step = 0; step < 6; step++) {
        const [question = ''] = await asked(adaptive.id)
        expect(numbers(5, 6, 7, 8)).toContain(question)
        const responses = await open.wrong(question)
        await open.timeback.lessons.submit({ lesson: adaptive.id, student, question, responses })
      }
    }
  })

  it('shows applications the sub-test of the attempt, and before any the first', async () => {
    const key = { student, lesson: linear.id }
    const shown = async (attempt?: number) => {
      const progress = await open.timeback.powerpath.getAssessmentProgress({ ...key, attempt })
      assert('questions' in progress, 'the lesson is linear')
      return progress.questions.map(({ id, index }) => `${index} ${id}`)
    }
    expect(await shown()).toEqual(numbers(1, 2).map((id, index) => `${index} ${id}`))
    await start(linear.id)
    await start(linear.id, true)
    expect(await shown()).toEqual(numbers(3, 4, 5).map((id, index) => `${index} ${id}`))
    expect(await shown(1)).toEqual(numbers(1, 2).map((id, index) => `${index} ${id}`))
  })

  it('is graded on its own line and on that of the sub-test, which each says', async () => {
    await start(linear.id)
    await start(linear.id, true)
    const responses = await open.right(questionId(3))
    await open.timeback.lessons.submit({ lesson: linear.id, student, question: questionId(3), responses })
    await open.timeback.lessons.complete({ lesson: linear.id, student })
    const rows = await open.db.assessmentResult.findMany({
      where: { studentId: student, lineItem: { resultValueMax: 100 } },
      include: { lineItem: true },
      orderBy: [{ attempt: 'asc' }, { lineItemId: 'asc' }],
    })
    const told = rows.map(({ attempt, score, lineItem, metadata }) => {
      const { testResourceId } = metadata as { testResourceId?: string }
      return [attempt, lineItem.id, lineItem.parentId, score, testResourceId]
    })
    const third = 100 / 3
    expect(told).toEqual([
      [1, 'line:bank-quiz', null, 0, 'bank-quiz::1'],
      [1, 'line:bank-quiz::1', 'line:bank-quiz', 0, 'bank-quiz::1'],
      [2, 'line:bank-quiz', null, third, 'bank-quiz::2'],
      [2, 'line:bank-quiz::2', 'line:bank-quiz', third, 'bank-quiz::2'],
    ])
    expect(rows[0]?.lineItem.metadata).toEqual({ isAssessmentBank: true })
    expect(rows[1]?.lineItem.metadata).toEqual({ testResourceId: 'bank-quiz::1' })
  })

  it('goes on with the one that it began with when a new package has fewer sub-tests', async () => {
    const lesson = { ...adaptive, id: 'bank-shrunk' }
    const importAs = (questions: number[][]) => {
      const files = buildPackage([{ ...lesson, questions }])
      return open.timeback.content.importPackage({ files, course: 'CS-101' })
    }
    await importAs([[1], [2], [3]])
    for (const forceNew of [false, true, true]) await start(lesson.id, forceNew)
    await importAs([[1], [2]])
    expect(await asked(lesson.id)).toEqual(numbers(3))
  })

  it('is a bank again when it is exported and imported', async () => {
    const zip = readZip(await open.timeback.content.exportLesson({ lesson: linear.id }))
    assert(zip.ok, 'the archive is harmless')
    const read = readPackage(zip.value)
    assert(read.ok, 'the manifest is readable')
    const [lesson] = read.value.lessons
    expect(lesson?.subTests).toBe(3)
    expect(lesson?.items.map(({ subTest }) => subTest)).toEqual([1, 1, 2, 2, 2, 3])
  })
})

describe('a package', () => {
  const refusals = (questions: number[] | number[][], words = keywords) => {
    const read = readPackage(buildPackage([{ id: 'bank', type: 'quiz', keywords: words, questions }]))
    assert(read.ok, 'the package is read')
    return read.value.report.flatMap((entry) => (entry.status === 'refused' ? [entry.message] : []))
  }

  it('is refused the bank that has one sub-test, or one question twice', () => {
    expect(refusals([1, 2])).toEqual([
      'an assessment bank has a test part for each sub-test, and this has only one',
    ])
    expect(refusals([[1, 2], [2]])).toEqual([
      `the item ${questionId(2)} stands in two places of this assessment bank`,
    ])
  })

  it('has one test of all parts without the keyword', () => {
    const files = buildPackage([{ id: 'parts', type: 'quiz', questions: [[1], [2]] }])
    const read = readPackage(files)
    assert(read.ok, 'the package is read')
    expect(read.value.lessons[0]).toMatchObject({ subTests: 1, items: [{ subTest: 1 }, { subTest: 1 }] })
  })
})
