import { act, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { LessonSessionView } from '#components/timeback/use-lesson-session.ts'
import type { PublicInteraction } from '#lib/qti/item/public/public-content.ts'
import type { LessonQuestion, LexicalResponses } from '#lib/timeback/contract/lesson.ts'
import { type LinearAnswers, useLinearAnswers } from './use-linear-answers.ts'

const number: PublicInteraction = { kind: 'textEntry', responseIdentifier: 'A', baseType: 'integer' }
const order: PublicInteraction = {
  kind: 'order',
  responseIdentifier: 'A',
  orientation: 'vertical',
  choices: ['x', 'y'].map((identifier) => ({ identifier, body: [identifier] })),
}

function questionOf(interaction: PublicInteraction): LessonQuestion {
  const [cardinality, baseType] =
    interaction.kind === 'order' ? (['ordered', 'identifier'] as const) : (['single', 'integer'] as const)
  const responses = [{ identifier: 'A', cardinality, baseType }]
  const item = { identifier: 'q', title: '', stimuli: [], body: [interaction], responses }
  return { id: 'q', content: { rawXml: '', item } }
}

let answers: LinearAnswers
const submit = vi.fn(async (_responses: LexicalResponses) => true)
const go = vi.fn()

function Answers({ session }: { session: LessonSessionView }) {
  const [drafts, setDrafts] = useState<ReadonlyMap<LessonQuestion, LexicalResponses>>(new Map())
  answers = useLinearAnswers(session, {
    draftOf: (question) => drafts.get(question),
    setDraft: (question, responses) => setDrafts(new Map(drafts).set(question, responses)),
    dropDraft: (question) => setDrafts(new Map([...drafts].filter(([key]) => key !== question))),
  })
  return null
}

async function show(
  question: LessonQuestion,
  saved: Record<string, LexicalResponses>,
  saves: LessonSessionView['saves'] = {},
) {
  const given: Partial<LessonSessionView> = {
    question,
    questions: [question],
    answers: saved,
    saves,
    submit,
  }
  await act(async () => {
    createRoot(document.createElement('div')).render(<Answers session={given as LessonSessionView} />)
  })
}

const enter = (question: LessonQuestion, responses: LexicalResponses) =>
  act(async () => answers.setResponses(question, responses))
const leave = () => act(async () => answers.saveThen(go))

beforeEach(() => Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true }))
afterEach(() => {
  vi.clearAllMocks()
})

test('an answer that was cleared is saved as empty, and is marked as not saved until then', async () => {
  const question = questionOf(number)
  await show(question, { q: { A: '7' } })
  expect(answers.markOf(question)).toBe('saved')
  await enter(question, { A: null })
  expect(answers.markOf(question)).toBe('draft')
  await leave()
  expect(submit.mock.calls).toEqual([[{}]])
  expect(go).toHaveBeenCalledOnce()
})

test('an answer saved as empty counts as no answer', async () => {
  const question = questionOf(number)
  await show(question, { q: {} })
  expect(answers.markOf(question)).toBe('open')
  expect(answers.unanswered).toEqual([0])
})

test('letters in a number keep the student at the question with the reason, until they are gone', async () => {
  const question = questionOf(number)
  await show(question, { q: { A: '7' } })
  await enter(question, { A: 'seven' })
  expect(answers.problem).toBeNull()
  await leave()
  expect(answers.problem).toBe('Write a whole number, for example 12.')
  expect([submit.mock.calls, go.mock.calls]).toEqual([[], []])
  await enter(question, { A: '8' })
  expect(answers.problem).toBeNull()
  await leave()
  expect(submit.mock.calls).toEqual([[{ A: '8' }]])
  expect(go).toHaveBeenCalledOnce()
})

test('going past a list is no answer; a list that was moved is one', async () => {
  const question = questionOf(order)
  await show(question, {})
  await leave()
  expect(submit).not.toHaveBeenCalled()
  await enter(question, { A: ['y', 'x'] })
  await leave()
  expect(submit.mock.calls).toEqual([[{ A: ['y', 'x'] }]])
})

test('nothing is sent where nothing was saved and nothing is entered', async () => {
  const question = questionOf(number)
  await show(question, {})
  await enter(question, { A: ' ' })
  await leave()
  expect(submit).not.toHaveBeenCalled()
  expect(go).toHaveBeenCalledOnce()
})

test('a question of several turns goes on from what stands, and waits while a turn is on its way', async () => {
  const { id, content } = questionOf(number)
  const turn = { taken: 1, complete: false, responses: { A: '7' } }
  const question = { id, content: { ...content, item: { ...content.item, adaptive: true as const } }, turn }
  await show(question, { q: { A: '7', HINT: 'true' } }, { q: 'saved' })
  expect([answers.responsesOf(question), answers.markOf(question)]).toEqual([{ A: '7' }, 'again'])
  expect([answers.isChanged(question), answers.isClosed(question)]).toEqual([false, false])
  await enter(question, { A: null })
  await leave()
  expect(submit).not.toHaveBeenCalled()
  await enter(question, { A: '8' })
  expect(answers.isChanged(question)).toBe(true)
  await leave()
  expect(submit.mock.calls).toEqual([[{ A: '8' }]])
  await show(question, { q: { A: '8' } }, { q: 'will-be-sent' })
  expect([answers.responsesOf(question), answers.isClosed(question)]).toEqual([{ A: '8' }, true])
  const over = { ...question, turn: { ...turn, complete: true } }
  await show(over, {}, { q: 'saved' })
  expect([answers.isClosed(over), answers.markOf(over)]).toEqual([true, 'saved'])
})

test('a part of an answer is saved as it stands, and counts as begun', async () => {
  const question = questionOf(number)
  const second: PublicInteraction = { kind: 'textEntry', responseIdentifier: 'B', baseType: 'string' }
  const both = {
    id: 'q',
    content: { rawXml: '', item: { ...question.content.item, body: [number, second] } },
  }
  await show(both, {})
  await enter(both, { A: '7' })
  await leave()
  expect(submit.mock.calls).toEqual([[{ A: '7' }]])
  expect(go).toHaveBeenCalledOnce()
  await show(both, { q: { A: '7' } })
  expect([answers.markOf(both), answers.unanswered, answers.begun]).toEqual(['begun', [0], 1])
  await show(both, { q: { A: '7' } }, { q: 'will-be-sent' })
  expect(answers.markOf(both)).toBe('begun-kept')
  await show(both, { q: { A: '7', B: 'x' } })
  expect([answers.markOf(both), answers.unanswered, answers.begun]).toEqual(['saved', [], 0])
})

test('a text to read asks for no answer', async () => {
  const text = {
    id: 'q',
    content: { rawXml: '', item: { ...questionOf(number).content.item, body: ['Read.'], responses: [] } },
  }
  await show(text, {})
  expect([answers.markOf(text), answers.unanswered]).toEqual(['text', []])
})
