import 'server-only'
import type { QuestionRow } from '#lib/db/attempts/attempt-row.ts'
import { findAttempt } from '#lib/db/attempts/load-attempt.ts'
import type { PoolRow } from '#lib/db/content/banks.ts'
import { assert } from '#lib/std/assert.ts'
import { isAdaptive } from '#lib/std/terms.ts'
import { invalidField } from '#lib/timeback/contract/domain-error.ts'
import {
  SKIPPED,
  type StudentLesson,
  type WireNextQuestion,
  type WireQuestion,
} from '#lib/timeback/contract/powerpath-assessment.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { type LoadedItem, loadItems } from '#lib/timeback/server/items/item-library.ts'
import { attemptPool } from '#lib/timeback/server/lessons/attempt/attempt-pool.ts'
import { nextStep } from '#lib/timeback/server/lessons/next-step.ts'
import { ensureAttempt, loadAssessment, requireLatest } from './attempts.ts'
import { itemUrl } from './item-file.ts'

/** A serving, or a question of the pool that is not served yet. */
type Shown = Pick<QuestionRow, 'itemId' | 'identifier' | 'difficulty'> & {
  response?: QuestionRow['response']
}

/**
 * Questions as an application gets them: whole items, key included, with what was answered. Whether that
 * is right is told only with `judged`.
 */
export async function toWireQuestions(
  deps: Deps,
  shown: Shown[],
  { pool, judged }: { pool: PoolRow[]; judged: boolean },
): Promise<WireQuestion[]> {
  const items = await loadItems(
    deps.db,
    shown.map(({ itemId }) => itemId),
  )
  const places = new Map(pool.map(({ id }, index) => [id, index]))
  return shown.map((question, position) => {
    const loaded = items.get(question.itemId)
    assert(loaded, 'every question has its item')
    const { identifier: id, difficulty, itemId, response } = question
    return {
      id,
      // A question that was taken out of the lesson since keeps the place at which it was asked.
      index: places.get(id) ?? position,
      title: loaded.item.title,
      url: itemUrl(deps, itemId),
      difficulty,
      humanApproved: null,
      content: { type: 'qti', rawXml: loaded.xml },
      ...(response && toAnswer(loaded, response)),
      ...(response && judged && toJudgement(response)),
      learningObjectives: [],
    }
  })
}

type Response = NonNullable<QuestionRow['response']>

function toAnswer(
  { item }: LoadedItem,
  { responses, skipped }: Response,
): Pick<WireQuestion, 'response' | 'responses'> {
  if (skipped) return { responses: {}, response: SKIPPED }
  const given = Object.entries(responses).flatMap(([name, value]) =>
    value === null ? [] : [[name, value] as const],
  )
  const [only] = given
  const single = item.responseDeclarations.size === 1 && only !== undefined
  return { responses: Object.fromEntries(given), ...(single && { response: only[1] }) }
}

function toJudgement({ correct, score, maxScore }: Response): Pick<WireQuestion, 'correct' | 'result'> {
  return { correct, result: { score: Math.max(0, score / maxScore), feedback: '' } }
}

/**
 * The question being served, the same until it is answered. At a score of 100 there is none: the one answered
 * last stands in its place, since the published schema wants one (protocol §1.1, 4). `null` only where a lesson
 * has no question to serve. Throws `VALIDATION_ERROR` for a lesson that is not adaptive.
 */
export async function getNextQuestion(deps: Deps, input: StudentLesson): Promise<WireNextQuestion> {
  const assessment = await loadAssessment(deps, input)
  const { lesson, key } = assessment
  const latest = await findAttempt(deps.db, key)
  const type = latest?.lessonType ?? lesson.type
  if (!isAdaptive(type)) throw invalidField('lesson', `is of type ${type}, not powerpath-100`)
  if (!latest) await ensureAttempt(deps, assessment)
  const served = await nextStep(deps, { lesson: lesson.id, student: key.studentId })
  assert('question' in served, 'an adaptive lesson serves one question')
  const { score, question } = served
  const attempt = await requireLatest(deps, key)
  const row = question
    ? attempt.questions.findLast(({ identifier }) => identifier === question.id)
    : attempt.questions.findLast(({ response }) => response)
  assert(row || !question, 'what is served is stored')
  if (!row) return { score, question: null }
  const pool = await attemptPool(deps.db, attempt)
  const [whole] = await toWireQuestions(deps, [question ? { ...row, response: null } : row], {
    pool,
    judged: true,
  })
  assert(whole, 'one question is made of one')
  return { score, question: whole }
}
