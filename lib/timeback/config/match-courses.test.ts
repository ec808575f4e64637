import { describe, expect, it } from 'vitest'
import { matchCourses, type StoredCourse } from './match-courses.ts'

const stored = (code: string, subject = 'Other', grade: number | null = null): StoredCourse => ({
  ...{ id: `id-${code}`, code, isOfSchool: false, title: code, subject, grade, lessons: 3 },
})
const ofSchool = (...about: Parameters<typeof stored>): StoredCourse => ({
  ...{ ...stored(...about), isOfSchool: true },
})
const course = (
  code: string,
  subject = 'Other',
  grade: number | null = null,
  formerCodes: string[] = [],
) => ({
  ...{ code, formerCodes, subject, grade, totalLessons: 10 },
})
const kept = (rows: StoredCourse[], ...courses: ReturnType<typeof course>[]) => {
  const { matches, unnamed } = matchCourses(rows, courses)
  return {
    ...Object.fromEntries(matches.map((match) => [match.course.code, match.stored?.code ?? null])),
    unnamed: unnamed.map(({ code }) => code),
  }
}

describe('a configured course is the stored one', () => {
  it('of its code, though its grade is another now', () => {
    const rows = [stored('MATH-3', 'Math', 3), stored('MATH-5', 'Math', 5)]
    expect(kept(rows, course('MATH-3', 'Math', 5), course('MATH-5', 'Math', 6))).toEqual({
      ...{ 'MATH-3': 'MATH-3', 'MATH-5': 'MATH-5', unnamed: [] },
    })
  })

  it('of a former code, and of its code in another case', () => {
    expect(kept([stored('CS-101')], course('CS-102', 'Other', null, ['CS-101']))).toEqual({
      ...{ 'CS-102': 'CS-101', unnamed: [] },
    })
    expect(kept([stored('cs-101')], course('CS-101'))).toEqual({ 'CS-101': 'cs-101', unnamed: [] })
    expect(kept([stored('cs-101')], course('CS-102', 'Other', null, ['CS-101']))).toEqual({
      ...{ 'CS-102': 'cs-101', unnamed: [] },
    })
    expect(kept([stored(' e\u0301-1')], course('\u00c9-1'))).toEqual({
      ...{ '\u00c9-1': ' e\u0301-1', unnamed: [] },
    })
  })

  it('of its subject and grade, unless that one is named itself', () => {
    const rows = [stored('MATH-3', 'Math', 3)]
    expect(kept(rows, course('M3', 'Math', 3))).toEqual({ M3: 'MATH-3', unnamed: [] })
    expect(kept(rows, course('M3', 'Math', 3), course('MATH-3', 'Math', 4))).toEqual({
      ...{ M3: null, 'MATH-3': 'MATH-3', unnamed: [] },
    })
  })
})

it('a new one takes in what is stored under its former code, where both are there', () => {
  const rows = [stored('CS-101'), stored('CS-102')]
  const { matches } = matchCourses(rows, [course('CS-102', 'Other', null, ['CS-101'])])
  expect(matches).toMatchObject([{ stored: { code: 'CS-102' }, absorbed: [{ code: 'CS-101' }] }])
})

it('a course without a grade is never guessed: it is new, and the other one is told of', () => {
  expect(kept([stored('CS-101')], course('CS-102'))).toEqual({ 'CS-102': null, unnamed: ['CS-101'] })
})

describe('a course that the school made itself', () => {
  it('is not taken for one of its subject and grade, nor of a former code, and nothing is told of it', () => {
    expect(kept([ofSchool('OWN-3', 'Math', 3)], course('MATH-3', 'Math', 3))).toEqual({
      ...{ 'MATH-3': null, unnamed: [] },
    })
    const rows = [stored('CS-102'), ofSchool('CS-101')]
    const { matches } = matchCourses(rows, [course('CS-102', 'Other', null, ['CS-101'])])
    expect(matches).toMatchObject([{ stored: { code: 'CS-102' }, absorbed: [] }])
    expect(kept([ofSchool('cs-101')], course('CS-102', 'Other', null, ['CS-101']))).toMatchObject({
      'CS-102': null,
    })
  })

  it('becomes the configuration’s once that names its code, in any case', () => {
    expect(kept([ofSchool('own-3', 'Math', 3)], course('OWN-3', 'Math', 4))).toMatchObject({
      'OWN-3': 'own-3',
    })
  })
})
