import { expect, it } from 'vitest'
import { failuresOfPlaywright, failuresOfVitest } from './failures.mjs'

it('names what failed in a run of vitest, also a file that could not be read', () => {
  const test = (title: string, status: string) => ({ title, status, ancestorTitles: ['a group'] })
  const testResults = [
    {
      ...{ name: '/app/lib/one.test.ts', status: 'failed' },
      assertionResults: [test('adds', 'passed'), test('divides', 'failed'), test('waits', 'pending')],
    },
    {
      name: '/app/lib/two.test.ts',
      status: 'failed',
      message: '\nNo such module\n at',
      assertionResults: [],
    },
    { name: '/app/lib/three.test.ts', status: 'passed', assertionResults: [test('counts', 'passed')] },
  ]
  expect(failuresOfVitest({ testResults }, (path) => path.slice('/app/'.length))).toEqual([
    'lib/one.test.ts › a group › divides',
    'lib/two.test.ts › No such module',
  ])
})

it('names what failed in a run of Playwright, also a test that needed a second try and an error outside of tests', () => {
  const spec = (title: string, status: string) => ({ title, tests: [{ status, projectName: 'journeys' }] })
  const suites = [
    {
      ...{ title: 'lessons/quiz.spec.ts', file: 'lessons/quiz.spec.ts', specs: [spec('scores', 'expected')] },
      suites: [{ title: 'dark', specs: [spec('opens', 'unexpected'), spec('ends', 'flaky')], suites: [] }],
    },
  ]
  expect(failuresOfPlaywright({ suites, errors: [{ message: 'The app did not start\n at' }] })).toEqual([
    '[journeys] e2e/lessons/quiz.spec.ts › dark › opens',
    '[journeys] e2e/lessons/quiz.spec.ts › dark › ends',
    'The app did not start',
  ])
})
