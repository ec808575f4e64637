import { groupBy } from '#lib/std/group-by.ts'
import { chanceOfRight, difficultySpread, estimateAbility, estimateRasch } from './rasch.ts'

/** An answer, of what the columns of a class's export say of it (http contract, `export.csv?kind=answers`). */
export type AnswerRow = {
  student: string
  question: string
  attempt: number
  correct: boolean
  /** 0–1; `null` of a question that is not scored, which is left out. */
  score: number | null
  /** Empty: none was given. */
  response: string
  /** ISO 8601. */
  answeredAt: string
  activeSeconds: number | null
}

/** What the first answers of all students say of a question. */
export type QuestionFigures = {
  question: string
  /** How many students answered it, each counted once. */
  students: number
  /** Answers of all attempts. */
  answers: number
  /** 0–1: the share of first answers that are right, of those who were asked. */
  facility: number
  /** 0–1: the share of all students here who would get it right; the same of a question that all were asked. */
  facilityOfAll: number
  /** In logits (`rasch.ts`), with its standard error. */
  difficulty: number
  standardError: number
  /**
   * How right answers and ability go together beyond what the difficulty makes one expect, −1–1: about 0 of a sound
   * question, below 0 where the able fail. `null` where it cannot be told.
   */
  discrimination: number | null
  /** 0–1: the share of all students here who were asked it. */
  exposure: number
  medianSeconds: number | null
  /** What was answered at first, the most frequent before others. */
  choices: ChoiceFigures[]
  /** The wrong answer that looks like the right one; `null` where none does. */
  suspectedKey: string | null
}

export type ChoiceFigures = {
  response: string
  correct: boolean
  count: number
  share: number
  /** Of those who gave it, in logits, without this question. */
  meanAbility: number
}

/** Fewer answers than these say nothing of a key, … */
const leastForKey = 20
/** … nor does an answer that fewer gave, … */
const leastOfChoice = 4
/** … or one whose givers are not clearly abler: by more than one standard error. */
const clearlyAbler = 1

/**
 * The figures of every scored question, hardest first; by a student's first answer to each, since a later one tells of
 * what was learnt from it. Holds for lessons that adapt: difficulty, not facility, is what does not depend on who was
 * asked.
 */
export function analyseQuestions(rows: readonly AnswerRow[]): QuestionFigures[] {
  const scored = rows.filter(({ score }) => score !== null)
  const first = firstAnswers(scored)
  const { abilities, difficulties } = estimateRasch(first)
  const ofStudent = groupBy(first, ({ student }) => student)
  const counts = groupBy(scored, ({ question }) => question)
  const figures = [...groupBy(first, ({ question }) => question)].map(([question, answers]) => {
    const difficulty = difficulties.get(question) ?? 0
    const measured = answers.map((answer) => {
      const others = (ofStudent.get(answer.student) ?? []).filter((other) => other.question !== question)
      const known = others.map((other) => ({
        ...{ difficulty: difficulties.get(other.question) ?? 0, correct: other.correct },
      }))
      return { ...answer, ability: estimateAbility(known) }
    })
    const information = sum(
      answers.map(({ student }) => {
        const chance = chanceOfRight(abilities.get(student) ?? 0, difficulty)
        return chance * (1 - chance)
      }),
    )
    const discrimination = correlation(
      measured.map(({ ability }) => ability),
      measured.map(({ ability, correct }) => (correct ? 1 : 0) - chanceOfRight(ability, difficulty)),
    )
    return {
      ...{ question, students: answers.length, answers: counts.get(question)?.length ?? 0 },
      facility: mean(answers.map(({ correct }) => (correct ? 1 : 0))),
      facilityOfAll: mean([...abilities.values()].map((ability) => chanceOfRight(ability, difficulty))),
      ...{ difficulty, standardError: 1 / Math.sqrt(information + 1 / difficultySpread ** 2) },
      ...{ discrimination, exposure: answers.length / ofStudent.size },
      medianSeconds: median(answers.flatMap(({ activeSeconds: each }) => (each === null ? [] : [each]))),
      choices: choicesOf(measured),
      suspectedKey: suspectedKey(measured, discrimination),
    }
  })
  return figures.sort((a, b) => b.difficulty - a.difficulty || a.question.localeCompare(b.question))
}

/** Each student's first to each question. */
function firstAnswers(rows: readonly AnswerRow[]): AnswerRow[] {
  const first = new Map<string, AnswerRow>()
  for (const row of rows) {
    const key = JSON.stringify([row.student, row.question])
    const known = first.get(key)
    if (!known || orderOf(row) < orderOf(known)) first.set(key, row)
  }
  return [...first.values()]
}

function orderOf({ attempt, answeredAt }: AnswerRow): string {
  return `${String(attempt).padStart(9, '0')} ${answeredAt}`
}

type Measured = AnswerRow & { ability: number }

function choicesOf(answers: readonly Measured[]): ChoiceFigures[] {
  const choices = [...groupBy(answers, ({ response }) => response)].map(([response, given]) => ({
    ...{ response, correct: given.some(({ correct }) => correct) },
    ...{ count: given.length, share: given.length / answers.length },
    meanAbility: mean(given.map(({ ability }) => ability)),
  }))
  return choices.sort((a, b) => b.count - a.count || a.response.localeCompare(b.response))
}

/** The able fail, and one wrong answer is given by clearly abler students than the key is. */
function suspectedKey(answers: readonly Measured[], discrimination: number | null): string | null {
  if (answers.length < leastForKey || discrimination === null || discrimination >= 0) return null
  const right = answers.filter(({ correct }) => correct).map(({ ability }) => ability)
  const wrong = groupBy(
    answers.filter(({ correct, response }) => !correct && response !== ''),
    ({ response }) => response,
  )
  const spread = deviation(answers.map(({ ability }) => ability))
  // Where nobody is right by the key, all are on the other side of it.
  const rightMean = right.length > 0 ? mean(right) : mean(answers.map(({ ability }) => ability))
  const abler = [...wrong].flatMap(([response, given]) => {
    if (given.length < leastOfChoice) return []
    const standardError = spread * Math.sqrt(1 / given.length + 1 / Math.max(1, right.length))
    const lead = mean(given.map(({ ability }) => ability)) - rightMean
    return lead > clearlyAbler * standardError ? [{ response, lead, count: given.length }] : []
  })
  return abler.sort((a, b) => b.count - a.count || b.lead - a.lead)[0]?.response ?? null
}

/** `null` where one of both is the same throughout. */
function correlation(xs: readonly number[], ys: readonly number[]): number | null {
  const [x, y] = [deviation(xs), deviation(ys)]
  if (x < 1e-9 || y < 1e-9) return null
  const [meanX, meanY] = [mean(xs), mean(ys)]
  return mean(xs.map((value, index) => (value - meanX) * ((ys[index] ?? 0) - meanY))) / (x * y)
}

function deviation(values: readonly number[]): number {
  const middle = mean(values)
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)))
}

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = values.toSorted((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  const upper = sorted[half] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : sum(values) / values.length
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
