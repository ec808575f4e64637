import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it, test } from 'vitest'
import type { AttemptDetails, LessonAttemptQuestion, XpStanding } from '#lib/timeback/contract/lesson.ts'
import { AttemptReview, LeadsTo, toFigures } from './attempt-review.tsx'

const shown = (lesson?: string) =>
  renderToStaticMarkup(
    <LeadsTo
      leadsTo={{ passed: false, text: 'You begin at grade 3.', ...(lesson !== undefined && { lesson }) }}
    />,
  )

test('what a test leads to is said, with the way to the lesson where there is one', () => {
  expect(shown('math-3')).toMatch(/You begin at grade 3\..*href="\/lessons\/math-3"/)
  expect(shown()).toContain('You begin at grade 3.')
  expect(shown()).not.toContain('href')
})

const standing = { worth: 15, fromAccuracy: 80, right: 35, counted: 44, earns: 0 }

function adaptive(change: object): AttemptDetails {
  return {
    ...{ lessonType: 'powerpath-100', seenQuestions: [], attempt: 1, finalized: true, score: 100 },
    ...{ totalQuestions: 44, correctQuestions: 35, startedAt: '', completedAt: null, activeMs: 0, xp: 0 },
    ...{ xpReason: 'XP starts at 80% right.', xpStanding: standing as XpStanding, ...change },
  } as AttemptDetails
}

function quiz(questions: Partial<LessonAttemptQuestion>[], change: object = {}): AttemptDetails {
  const open = { lessonType: 'quiz', questions, finalized: false, score: 0, correctQuestions: 0, xp: null }
  const xpStanding = { ...standing, right: null, counted: null, earns: null }
  return adaptive({
    seenQuestions: undefined,
    xpReason: undefined,
    xpStanding,
    totalQuestions: 10,
    ...open,
    ...change,
  })
}

const figuresOf = (details: AttemptDetails) =>
  Object.fromEntries(toFigures(details).figures.map(({ name, value }) => [name, value]))

describe('the figures of an attempt', () => {
  it('show an accuracy that agrees with the XP: 35 of 44 is 79 %, and no XP', () => {
    const details = adaptive({})
    expect(figuresOf(details)).toEqual({ Right: '35 of 44', Accuracy: '79 %', XP: 'No XP' })
    expect(toFigures(details).notes).toEqual(['XP starts at 80% right.'])
  })

  it('say where “I don’t know yet” is left out of the accuracy that decides XP', () => {
    const xpStanding = { ...standing, right: 11, counted: 12, earns: 15 }
    const details = adaptive({ totalQuestions: 14, correctQuestions: 11, xpStanding, xp: 15 })
    expect(figuresOf(details)).toEqual({ Right: '11 of 14', 'Accuracy for XP': '92 %', XP: '15 XP' })
    expect(toFigures(details).notes[0]).toBe(
      'You said “I don’t know yet” 2 times. That does not count against XP. So 11 of 12 count as right.',
    )
  })

  it('say of an open adaptive lesson how it stands to its XP', () => {
    const details = adaptive({ finalized: false, score: 60, xp: null, xpReason: undefined })
    expect(figuresOf(details).XP).toBe('Not yet')
    expect(toFigures(details).notes).toEqual(['35 of 44 right: 79 %; 80 % earns XP'])
  })

  it('say of a lesson without XP the same as its list and its header do', () => {
    const none = { ...standing, worth: 0 }
    const details = adaptive({ xpReason: 'This lesson gives no XP.', xpStanding: none })
    expect(figuresOf(details).XP).toBe('No XP')
    expect(toFigures(details).notes).toEqual(['This lesson gives no XP.'])
  })

  it('hold no score and no “0 right” for an open quiz, to its student or to a teacher who sees the marks', () => {
    const given = { answered: true, correct: false }
    const unmarked = quiz([given, given, given, { answered: false, correct: false }])
    expect(figuresOf(unmarked)).toEqual({ Answered: '3 of 10', Score: 'When finished' })
    const right = { answered: true, correct: true, score: 1 }
    const marked = quiz([right, right, right, { ...given, score: 0 }], { score: 30, correctQuestions: 3 })
    expect(toFigures(marked).score).toBeNull()
    expect(figuresOf(marked)).toEqual({ Answered: '4 of 10', 'Right so far': '3', Score: 'When finished' })
    expect(toFigures(marked).notes).toEqual(['15 XP take 80 % right answers.'])
  })

  it('are those of a finished quiz: 26 of 29 is 89 % beside a score of 89', () => {
    const details = quiz([], {
      ...{ finalized: true, score: 89.66, correctQuestions: 26, totalQuestions: 29, xp: 15 },
      xpStanding: { ...standing, right: 26, counted: 29, earns: 15 },
    })
    expect(figuresOf(details)).toMatchObject({ Right: '26 of 29', Accuracy: '89 %' })
  })
})

describe('a review speaks to its reader', () => {
  const choice = (identifier: string) => ({ identifier, body: [identifier.toUpperCase()], fixed: false })
  const item = {
    ...{ identifier: 'q', title: 'Q', language: 'en', stimuli: [], catalogs: [] },
    responses: [{ identifier: 'RESPONSE', cardinality: 'single', baseType: 'identifier' }],
    body: [
      {
        ...{ kind: 'choice', responseIdentifier: 'RESPONSE', maxChoices: 1, minChoices: 0, shuffle: false },
        ...{ prompt: ['Which?'], choices: [choice('a'), choice('b')] },
      },
    ],
  }
  const question = {
    ...{ id: 'q', difficulty: 'easy', correct: false, answered: true, studentResponse: 'a', score: 0 },
    ...{ responses: { RESPONSE: 'a' }, correctResponses: { RESPONSE: ['b'] }, answeredAt: null },
    content: { item, rawXml: '' },
  } as unknown as LessonAttemptQuestion
  const xpStanding = { ...standing, counted: 40 }
  const details = { ...adaptive({ xpStanding }), seenQuestions: [question] } as AttemptDetails
  const html = (reader: { toTeacher?: boolean; openAll?: boolean }) =>
    renderToStaticMarkup(<AttemptReview details={details} runs={[]} openAll={false} {...reader} />)

  it('tells a student of their own answer', () => {
    expect(html({})).toContain('Your answer')
    expect(html({})).toContain('Correct answer')
    expect(html({})).toContain('You said')
  })

  it('tells a teacher of the student’s', () => {
    expect(html({ toTeacher: true })).toContain('Their answer')
    expect(html({ toTeacher: true })).toContain('Correct answer')
    expect(html({ toTeacher: true })).not.toMatch(/\bYour? (answer|said)/)
  })

  it('opens every question where it is asked for', () => {
    expect(html({})).not.toMatch(/<details[^>]* open/)
    expect(html({ openAll: true })).toMatch(/<details[^>]* open/)
    expect(html({})).toContain('href="?open=all"')
  })
})
