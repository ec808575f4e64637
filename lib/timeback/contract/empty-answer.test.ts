import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseInput } from './domain-error.ts'
import { emptyAnswer } from './empty-answer.ts'
import { updateResponseBody } from './powerpath-assessment.ts'
import { submitBody } from './requests.ts'

const blank = fc.constantFrom('', ' ', '\n', '\u00a0', '\u200b', ' \u3000 ')
const blanks = fc.oneof(blank, fc.array(blank, { maxLength: 3 }))
const named = fc.dictionary(fc.constantFrom('RESPONSE', 'A', 'B'), blanks, { maxKeys: 3 })

describe('an empty answer', () => {
  const sdk = { lessonId: 'l', question: 'q' }
  const wire = { student: 's', lesson: 'l', question: 'q' }

  it('is refused by its field before anything is looked up', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          blank.map((response) => ({ response })),
          named.map((responses) => ({ responses })),
        ),
        (given) => {
          const path = 'response' in given ? 'response' : 'responses'
          expect(emptyAnswer(given)).toMatchObject({ path })
          for (const parse of [
            () => parseInput(submitBody, { ...sdk, ...given }),
            () => parseInput(updateResponseBody, { ...wire, ...given }),
          ])
            expect(parse).toThrow(
              expect.objectContaining({
                code: 'VALIDATION_ERROR',
                errors: [expect.objectContaining({ path })],
              }),
            )
        },
      ),
    )
  })

  it.each([
    [{}],
    [{ response: null }],
    [{ response: [] }],
    [{ response: {} }],
    [{ responses: null }],
    [{ responses: [] }],
  ])('is %j, too, whatever its type', (given) => {
    const [path = 'response'] = Object.keys(given)
    expect(emptyAnswer(given)).toMatchObject({ path })
    expect(() => parseInput(submitBody, { ...sdk, ...given })).toThrow(
      expect.objectContaining({ errors: [expect.objectContaining({ path })] }),
    )
  })

  it('is told with what to do instead', () => {
    const message = 'is empty: give an answer, or say `skipped: true`'
    expect(emptyAnswer({ response: ' ' })).toEqual({ path: 'response', message })
    expect(emptyAnswer({ responses: {} })).toEqual({ path: 'responses', message })
    expect(emptyAnswer({})).toEqual({ path: 'response', message: 'is missing: the answer to submit' })
  })

  it('is none as soon as one part says something, nor is “I don’t know yet”', () => {
    expect(emptyAnswer({ response: '0' })).toBe(null)
    expect(emptyAnswer({ responses: { A: '', B: ['', 'x'] } })).toBe(null)
    expect(emptyAnswer({ skipped: true })).toBe(null)
    expect(parseInput(submitBody, { ...sdk, responses: { A: '', B: 'x' } })).toMatchObject({ question: 'q' })
    expect(parseInput(updateResponseBody, { ...wire, response: ['x'] })).toMatchObject({ question: 'q' })
  })
})
