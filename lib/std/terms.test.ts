import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { projectRoot } from '#scripts/run/project-root.mjs'
import * as terms from './terms.ts'

const { lessonTypes, difficulties, policyNames, roles, attemptStatuses, lessonStates } = terms
const { scoreStatuses, helpCauses } = terms

/** Keyed by the type, so that the compiler leads here when one is added. */
const keyedByType = [
  'components/lesson/list/lesson-words.ts',
  'lib/powerpath/test-outcome.ts',
  'lib/timeback/server/lessons/attempt/leads-to.ts',
]

const sources = ['app', 'components', 'lib', 'prisma/seed']
  .flatMap((folder) =>
    readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' }).map(
      (path) => `${folder}/${path}`,
    ),
  )
  .filter((path) => /\.tsx?$/.test(path) && !/\.test(-d)?\.|\/fakes\/|^lib\/std\/terms/.test(path))
  .map((path) => ({ path, text: readFileSync(join(projectRoot, path), 'utf8') }))

it('no type of lesson is spelled outside of its list and of what is keyed by it', () => {
  const literal = new RegExp(`'(${lessonTypes.join('|')})'`)
  const spelled = sources.filter(({ text }) => literal.test(text)).map(({ path }) => path)
  expect(spelled.sort()).toEqual(keyedByType)
})

it.each(
  Object.entries({ lessonTypes, difficulties, policyNames, roles, attemptStatuses, lessonStates }).concat(
    Object.entries({ scoreStatuses, helpCauses }) as never,
  ),
)('%s are listed once', (_name, words) => {
  const [first = '', second = ''] = words
  const listed = new RegExp(`'${first}'\\s*[,|]\\s*'${second}'`)
  expect(sources.filter(({ text }) => listed.test(text)).map(({ path }) => path)).toEqual([])
})

it.each(lessonTypes)('%s is either learned from, tested out by, placed by or looked back with', (type) => {
  const says = [terms.isForLearning(type), terms.isTestOut(type), terms.isPlacement(type)]
  expect(says.filter(Boolean).length).toBeLessThanOrEqual(1)
  expect(terms.onlyMeasures(type)).toBe(terms.isTestOut(type) || terms.isPlacement(type))
  expect(terms.isAdaptive(type)).toBe(!terms.linearTypes.some((linear) => linear === type))
})

it('is a type of lesson only what is in the list', () => {
  expect(lessonTypes.every(terms.isLessonType)).toBe(true)
  expect(['', 'Quiz', null, undefined, 1].some(terms.isLessonType)).toBe(false)
})

it.each([
  ['powerpath-100', 'isForLearning'],
  ['quiz', 'isForLearning'],
  ['test-out', 'isTestOut'],
  ['placement', 'isPlacement'],
  ['unit-test', undefined],
] as const)('%s has the purpose that PowerPath gives it', (type, purpose) => {
  const { isForLearning, isTestOut, isPlacement } = terms
  const says = Object.entries({ isForLearning, isTestOut, isPlacement }).filter(([, holds]) => holds(type))
  expect(says.map(([name]) => name)).toEqual([purpose].filter(Boolean))
})

it('tells an adaptive lesson by its type', () => {
  const adaptive = lessonTypes.filter((lessonType) => terms.isOfAdaptive({ lessonType }))
  expect(adaptive).toEqual([terms.adaptiveType])
})

it('lets teachers and admins see the work of others, and admins alone administer', () => {
  expect(roles.filter((role) => terms.staffRoles.includes(role))).toEqual(['teacher', 'admin'])
  expect(roles.filter((role) => terms.adminRoles.includes(role))).toEqual(['admin'])
})
