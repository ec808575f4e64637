import 'server-only'
import { cache } from 'react'
import type { Actor } from '#lib/auth/actor.ts'
import { db } from '#lib/db/client.ts'
import { type LessonAnswers, listLessonAnswers } from '#lib/db/records/answers.ts'
import { together } from '#lib/db/together.ts'
import { type AnswerRow, analyseQuestions, type QuestionFigures } from '#lib/insight/item-analysis.ts'
import { sharedNames } from '#lib/std/names.ts'
import type { ContentPlace, ContentQuestion } from '#lib/timeback/contract/content.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { LexicalResponses } from '#lib/timeback/contract/lesson.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { getContentLesson } from '#lib/timeback/server/authoring/content.ts'
import { getQuestion } from '#lib/timeback/server/authoring/questions.ts'
import { loadItems } from '#lib/timeback/server/items/item-library.ts'
import { nameResponses } from '#lib/timeback/server/items/name-responses.ts'
import { toStudentResponse } from '#lib/timeback/server/lessons/attempt-details.ts'
import { findClass, readGrid } from './classes.ts'
import type { ClassSummary, Grid, LessonPage, NamedChoice, NamedQuestion } from './model.ts'
import { toShownCell } from './to-board.ts'

type LessonKey = { classId: string; lessonId: string }

/** How a class stands at a lesson, and how its questions did; `null` if the class or the lesson is not the actor's to see. */
export async function getLessonPage(actor: Actor, key: LessonKey): Promise<LessonPage | null> {
  const read = await readLesson(actor, key)
  if (!read) return null
  const { taught, lesson, grid, places, attempts } = read
  const figures = analyseQuestions(toAnswerRows(attempts))
  const cells = new Map(grid.cells.map((cell) => [cell.studentId, cell]))
  const isShared = sharedNames(taught.students.map(({ name }) => name))
  return {
    ...{ class: { id: taught.id, title: taught.title }, lesson },
    students: taught.students.map(({ timebackId: id, name, email }) => {
      const cell = cells.get(id)
      return {
        ...{ id, name, ...(isShared(name) && { email }) },
        cell: cell ? toShownCell(cell, lesson.type) : 0,
        lastSeenAt: cell?.lastSeenAt ?? null,
      }
    }),
    questions: await nameQuestions(figures, attempts),
    unanswered: places
      .filter(({ identifier }) => !figures.some(({ question }) => question === identifier))
      .map(({ identifier, title }) => ({ question: identifier, title })),
  }
}

/** What a question of a lesson is, and how it did in a class; `figures` is `null` until someone answered it. */
export type QuestionPage = Pick<LessonPage, 'class' | 'lesson'> & {
  question: ContentQuestion
  figures: NamedQuestion | null
}

/** `question` is the identifier, as in the export. `null` as `getLessonPage`, and where the lesson has no such question. */
export async function getQuestionPage(
  actor: Actor,
  { question: identifier, ...key }: LessonKey & { question: string },
): Promise<QuestionPage | null> {
  const read = await readLesson(actor, key)
  if (!read) return null
  const { taught, lesson, places, attempts } = read
  const answered = attempts.flatMap(({ answers }) => answers).filter((each) => each.identifier === identifier)
  const place = places.find((each) => each.identifier === identifier)
  const itemId = place?.itemId ?? latest(answered)?.itemId
  if (itemId === undefined) return null
  const figures = analyseQuestions(toAnswerRows(attempts)).filter(({ question }) => question === identifier)
  const [[named = null], question] = await Promise.all([
    nameQuestions(figures, attempts),
    getQuestion(appDeps(), actor, itemId),
  ])
  return { class: { id: taught.id, title: taught.title }, lesson, question, figures: named }
}

type Read = {
  taught: ClassSummary
  lesson: Grid['lessons'][number]
  grid: Grid
  places: ContentPlace[]
  attempts: LessonAnswers[]
}

/** Once for a page and its title. */
const readOnce = cache(async (actor: Actor, classId: string, lessonId: string): Promise<Read | null> => {
  const taught = await findClass(actor, classId)
  if (!taught) return null
  const codes = taught.courses.map(({ code }) => code)
  const studentIds = taught.students.map(({ timebackId }) => timebackId)
  const [whole, places, attempts] = await together(() =>
    Promise.all([
      readGrid(taught.students, codes),
      listPlaces(actor, lessonId),
      listLessonAnswers(db(), { studentIds, lessonId }),
    ]),
  )
  const lesson = whole.lessons.find(({ id }) => id === lessonId)
  if (!lesson) return null
  const grid = { ...whole, cells: whole.cells.filter((cell) => cell.lessonId === lessonId) }
  return { taught, lesson, grid, places, attempts }
})

function readLesson(actor: Actor, { classId, lessonId }: LessonKey): Promise<Read | null> {
  return readOnce(actor, classId, lessonId)
}

/** The name of a lesson of a class; `null` where there is none. */
export async function getLessonTitle(actor: Actor, key: LessonKey): Promise<string | null> {
  return (await readLesson(actor, key))?.lesson.name ?? null
}

/** None of a lesson that is kept elsewhere (`POWERPATH_URL`). */
async function listPlaces(actor: Actor, lessonId: string): Promise<ContentPlace[]> {
  try {
    return (await getContentLesson(appDeps(), actor, lessonId)).items
  } catch (error) {
    if (error instanceof DomainError && error.code === 'LESSON_NOT_FOUND') return []
    throw error
  }
}

/** As the columns of the export have them. */
export function toAnswerRows(attempts: readonly LessonAnswers[]): AnswerRow[] {
  return attempts.flatMap(({ studentId: student, number: attempt, answers }) =>
    answers.map(({ identifier: question, responses, correct, share: score, answeredAt, responseMs }) => ({
      ...{ student, question, attempt, correct, score, answeredAt },
      response: toStudentResponse(responses),
      activeSeconds: responseMs === null ? null : responseMs / 1000,
    })),
  )
}

/** The figures with titles, and responses as a reader of the question knows them. */
async function nameQuestions(
  figures: readonly QuestionFigures[],
  attempts: readonly LessonAnswers[],
): Promise<NamedQuestion[]> {
  const answers = new Map<string, Answer>()
  const given = new Map<string, LexicalResponses>()
  for (const answer of attempts.flatMap((attempt) => attempt.answers)) {
    const known = answers.get(answer.identifier)
    if (!known || known.answeredAt <= answer.answeredAt) answers.set(answer.identifier, answer)
    given.set(`${answer.identifier} ${toStudentResponse(answer.responses)}`, answer.responses)
  }
  const ids = figures.map(({ question }) => answers.get(question)?.itemId ?? '')
  const items = await loadItems(db(), [...new Set(ids)])
  return figures.map(({ choices, suspectedKey, ...own }) => {
    const answer = answers.get(own.question)
    const loaded = items.get(answer?.itemId ?? '')
    const name = loaded ? nameResponses(loaded.item) : () => ''
    const named = choices.map(({ response, ...choice }): NamedChoice => {
      const responses = given.get(`${own.question} ${response}`)
      return {
        ...choice,
        response,
        text: responses ? name(responses) : '',
        isSuspected: response === suspectedKey,
      }
    })
    return { ...own, title: answer?.title ?? own.question, choices: named, suspectedKey }
  })
}

type Answer = LessonAnswers['answers'][number]

function latest(answers: readonly Answer[]): Answer | undefined {
  return answers.toSorted((a, b) => b.answeredAt.localeCompare(a.answeredAt))[0]
}
