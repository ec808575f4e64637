import 'server-only'
import type { QuestionRow } from '#lib/db/attempts/attempt-row.ts'
import type { PoolRow } from '#lib/db/content/banks.ts'
import { assert } from '#lib/std/assert.ts'
import { SKIPPED, type WireQuestion } from '#lib/timeback/contract/powerpath-assessment.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { type LoadedItem, loadItems } from '#lib/timeback/server/items/item-library.ts'
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
