import { expect, it } from 'vitest'
import { parseTimebackConfig, timebackConfig } from './course-config.ts'

const metrics = (totalLessons: unknown) => ({ metadata: { metrics: { totalLessons } } })
const course = { subject: 'Math', grade: 3, courseCode: 'MATH-3', ...metrics(10) }
const parse = (...courses: object[]) =>
  parseTimebackConfig({ name: 'Cairn', sensor: 'https://cairn.example', courses })

it('reads a course with its code, its grade and the number of its lessons', () => {
  expect(
    parse(course, { subject: 'Other', courseCode: 'CS-101', formerCodes: ['CS-100'], ...metrics(8) }).courses,
  ).toEqual([
    { code: 'MATH-3', formerCodes: [], subject: 'Math', grade: 3, totalLessons: 10 },
    { code: 'CS-101', formerCodes: ['CS-100'], subject: 'Other', grade: null, totalLessons: 8 },
  ])
  expect(timebackConfig.courses.length).toBeGreaterThan(0)
})

it.each([undefined, 0, -1, 1.5, '10'])('refuses a course with a totalLessons of %s', (totalLessons) => {
  expect(() => parse({ ...course, ...metrics(totalLessons) })).toThrow('totalLessons')
})

it('refuses a course that nothing names, and one that is declared twice', () => {
  expect(() => parse({ subject: 'Math', ...metrics(10) })).toThrow('needs a grade or a courseCode')
  expect(() => parse(course, course)).toThrow('the course MATH-3 is declared twice')
  expect(() => parse(course, { ...course, courseCode: 'OTHER' })).toThrow(
    'the course Math 3 is declared twice',
  )
})

it('takes codes without the white space around them, and refuses those of nothing else', () => {
  expect(parse({ ...course, courseCode: ' MATH-3 ' }).courses).toMatchObject([{ code: 'MATH-3' }])
  expect(() => parse({ ...course, courseCode: ' ' })).toThrow('courses[0].courseCode')
  expect(() => parse({ ...course, formerCodes: [' '] })).toThrow('courses[0].formerCodes[0]')
})

it.each([
  ['STRASSE', 'straße'],
  ['\u00e9', 'e\u0301'],
])('names the codes %j and %j, which people read as one', (one, other) => {
  expect(() => parse({ ...course, courseCode: one }, { ...course, grade: 4, courseCode: other })).toThrow(
    `the course ${one}, also written ${other}, is declared twice`,
  )
})

it('names two codes that differ in case alone, and a former code that another course has', () => {
  expect(() => parse(course, { ...course, grade: 4, courseCode: 'math-3' })).toThrow(
    'the course MATH-3, also written math-3, is declared twice',
  )
  const heir = { ...course, grade: 4, courseCode: 'MATH-4', formerCodes: ['MATH-3'] }
  expect(() => parse(course, heir)).toThrow('the course MATH-3 is declared twice')
})

it('understands ELA as Reading', () => {
  expect(parse({ ...course, subject: 'ELA' }).courses[0]?.subject).toBe('Reading')
})
