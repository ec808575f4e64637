import { describe, expect, it } from 'vitest'
import { assert } from '#lib/std/assert.ts'
import { buildPackage } from '#scripts/testing/content/build-package.ts'
import { readPackage } from './read-package.ts'

function read(type: string, ...keywords: string[]) {
  const content = readPackage(buildPackage([{ id: 'lesson', type, keywords, questions: [1, 2] }]))
  assert(content.ok, 'the package is read')
  const refused = content.value.report.flatMap((entry) => (entry.status === 'refused' ? entry.message : []))
  return { policies: content.value.lessons.map(({ policy }) => policy), refused }
}

describe('the scoring policy of a package’s lesson', () => {
  it('is the published one unless a keyword says another', () => {
    expect(read('powerpath-100').policies).toEqual(['published'])
    expect(read('powerpath-100', 'fractions', 'scoring-policy: evidence').policies).toEqual(['evidence'])
    expect(read('powerpath-100', 'Scoring-Policy:published').policies).toEqual(['published'])
    expect(read('quiz', 'about scoring-policy: evidence').policies).toEqual(['published'])
  })

  it('is refused where it is unknown, said twice, or said of a lesson that is not adaptive', () => {
    expect(read('powerpath-100', 'scoring-policy: luck').refused).toEqual(['luck is not a scoring policy'])
    const twice = read('powerpath-100', 'scoring-policy: evidence', 'scoring-policy: published')
    expect(twice).toEqual({ policies: [], refused: ['evidence, published is not a scoring policy'] })
    expect(read('quiz', 'scoring-policy: evidence').refused).toEqual([
      'a quiz is not adaptive, so it has no scoring policy evidence',
    ])
  })
})
