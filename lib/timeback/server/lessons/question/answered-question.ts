import 'server-only'
import { showsOutcomes } from '#lib/qti/show/variables.ts'
import type { LessonQuestion } from '#lib/timeback/contract/lesson.ts'
import type { LoadedItem } from '#lib/timeback/server/items/item-library.ts'
import type { ShownItem } from './shown-item.ts'
import { type QuestionView, toLessonQuestion } from './to-lesson-question.ts'

/** The question as an answer leaves it; `null` where it looks as it did before and takes no turns. */
export function answeredQuestion(
  loaded: LoadedItem,
  view: Omit<QuestionView, 'shown'>,
  shown: ShownItem,
): LessonQuestion | null {
  if (!shown.turn && !showsOutcomes(loaded.item)) return null
  const answered = toLessonQuestion(loaded, { ...view, shown })
  if (shown.turn) return answered
  return answered.content.rawXml === toLessonQuestion(loaded, view).content.rawXml ? null : answered
}
