import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { assert } from '#lib/std/assert.ts'
import { createRandom } from '#lib/std/random.ts'
import { type AnswerRow, analyseQuestions } from './item-analysis.ts'
import { chanceOfRight } from './rasch.ts'

/** What a class's answers say of questions, held against an independent computation and against known truth. */

const read = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8')

/** The rows of an export whose cells need no quotes. */
function readRows(csv: string): AnswerRow[] {
  const [head = '', ...lines] = csv.trim().split(/\r?\n/)
  const names = head.split(',')
  return lines.map((line) => {
    const cell = Object.fromEntries(line.split(',').map((value, index) => [names[index], value]))
    return {
      ...{ student: cell.student_id ?? '', question: cell.question_id ?? '', response: cell.response ?? '' },
      ...{
        attempt: Number(cell.attempt),
        correct: cell.correct === 'true',
        answeredAt: cell.answered_at ?? '',
      },
      score: cell.score === '' ? null : Number(cell.score),
      activeSeconds: cell.active_seconds === '' ? null : Number(cell.active_seconds),
    }
  })
}

type Golden = Record<
  string,
  Record<'students' | 'answers' | 'facility' | 'facilityOfAll' | 'difficulty' | 'standardError', number> &
    Record<'discrimination' | 'exposure' | 'medianSeconds', number | null> & {
      choices: Record<string, { count: number; share: number; meanAbility: number }>
    }
>

describe('the figures of questions', () => {
  it('are those of a computation by another method, from the columns of the export alone', () => {
    const golden = JSON.parse(read('golden.json')) as Golden
    const figures = analyseQuestions(readRows(read('answers.csv')))
    expect(figures.map(({ question }) => question).toSorted()).toEqual(Object.keys(golden).toSorted())
    for (const { question, choices, suspectedKey: _suspected, ...own } of figures) {
      const known = golden[question]
      assert(known, `${question} is in the golden file`)
      const { choices: goldenChoices, ...expected } = known
      for (const [name, value] of Object.entries(expected)) {
        const found = own[name as keyof typeof own]
        if (value === null) expect(found, `${question} ${name}`).toBeNull()
        else expect(Math.abs(Number(found) - Number(value)), `${question} ${name}`).toBeLessThan(1e-3)
      }
      expect(Object.fromEntries(choices.map(({ response, count }) => [response, count]))).toEqual(
        Object.fromEntries(Object.entries(goldenChoices).map(([response, { count }]) => [response, count])),
      )
      for (const { response, share, meanAbility } of choices) {
        expect(share).toBeCloseTo(goldenChoices[response]?.share ?? Number.NaN, 6)
        expect(meanAbility).toBeCloseTo(goldenChoices[response]?.meanAbility ?? Number.NaN, 3)
      }
    }
  })

  it('do not depend on the order of the rows', () => {
    const rows = readRows(read('answers.csv'))
    const byName = (each: AnswerRow[]) =>
      analyseQuestions(each)
        .toSorted((a, b) => a.question.localeCompare(b.question))
        .map(({ question, facility, choices }) => ({ question, facility, choices: choices.length }))
    expect(byName(rows.toReversed())).toEqual(byName(rows))
  })

  it('are none of no answers, and of one answer what can be told', () => {
    expect(analyseQuestions([])).toEqual([])
    const [only] = analyseQuestions([row({ student: 'a', question: 'q', correct: true })])
    expect(only).toMatchObject({ facility: 1, exposure: 1, discrimination: null, suspectedKey: null })
    expect(only?.standardError).toBeGreaterThan(1)
  })

  it('find the difficulty of questions that were chosen by ability, where the share that is right cannot', () => {
    const { rows, truth } = adaptiveClass(createRandom(7), { students: 400 })
    const figures = analyseQuestions(rows)
    const errors = figures.map(({ question, difficulty, standardError }) => {
      return (difficulty - (truth.get(question) ?? 0)) / standardError
    })
    expect(errors.filter((error) => Math.abs(error) < 2.5).length / errors.length).toBeGreaterThan(0.9)
    // The share that is right hardly tells the middle questions apart, the difficulty does.
    const middle = figures.filter(({ question }) => Math.abs(truth.get(question) ?? 9) <= 1)
    const range = (values: number[]) => Math.max(...values) - Math.min(...values)
    expect(range(middle.map(({ difficulty }) => difficulty))).toBeGreaterThan(1.5)
    expect(range(middle.map(({ facility }) => facility))).toBeLessThan(
      range(middle.map(({ facilityOfAll }) => facilityOfAll)),
    )
  })
})

describe('a key that may be wrong', () => {
  it('is found in two of three classes of 30, and suspected of one sound question in fifty at most', () => {
    let [found, suspected, sound] = [0, 0, 0]
    const classes = 150
    for (let seed = 1001; seed <= 1000 + classes; seed++) {
      const figures = analyseQuestions(classAtQuiz(createRandom(seed), { students: 30, questions: 12 }))
      for (const { question, suspectedKey } of figures)
        if (question === 'wrong') found += suspectedKey === 'right' ? 1 : 0
        else {
          sound += 1
          suspected += suspectedKey === null ? 0 : 1
        }
    }
    expect(found / classes).toBeGreaterThan(2 / 3)
    expect(suspected / sound).toBeLessThan(0.02)
  })
})

function row(of: Pick<AnswerRow, 'student' | 'question' | 'correct'> & Partial<AnswerRow>): AnswerRow {
  const { correct } = of
  return {
    ...{ attempt: 1, score: correct ? 1 : 0, response: correct ? 'right' : 'other' },
    ...{ answeredAt: '2026-11-01T09:00:00.000Z', activeSeconds: null },
    ...of,
  }
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** Whoever is right is asked something harder next. */
function adaptiveClass(random: () => number, { students }: { students: number }) {
  const truth = new Map(Array.from({ length: 25 }, (_, index) => [`q${index}`, -2.4 + 0.2 * index]))
  const rows = Array.from({ length: students }, (_, student) => {
    const ability = 1.2 * normal(random)
    const left = new Map(truth)
    let level = 0
    return Array.from({ length: 10 }, () => {
      const [question = '', difficulty = 0] =
        [...left].toSorted(([, a], [, b]) => Math.abs(a - level) - Math.abs(b - level))[0] ?? []
      left.delete(question)
      const correct = random() < chanceOfRight(ability, difficulty)
      level += correct ? 0.5 : -0.5
      return row({ student: `s${student}`, question, correct })
    })
  }).flat()
  return { rows, truth }
}

/** All are asked everything; the key of one names a wrong answer. */
function classAtQuiz(random: () => number, { students, questions }: { students: number; questions: number }) {
  return Array.from({ length: students }, (_, student) => {
    const ability = 1.2 * normal(random)
    return Array.from({ length: questions }, (_, index) => {
      const knows = random() < chanceOfRight(ability, -1 + (2 * index) / questions)
      const other = ['b', 'c', 'd'][Math.floor(3 * random())] ?? 'b'
      const response = knows ? 'right' : other
      const wrong = index === 4
      const correct = response === (wrong ? 'c' : 'right')
      return row({ student: `s${student}`, question: wrong ? 'wrong' : `q${index}`, correct, response })
    })
  }).flat()
}
