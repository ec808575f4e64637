import 'server-only'
import { toPublicItem } from '#lib/qti/public/to-public-item.ts'
import { writePublicXml } from '#lib/qti/public/write-public-xml.ts'
import type { LessonQuestion } from '#lib/timeback/contract/lesson.ts'
import type { LoadedItem } from '#lib/timeback/server/items/item-library.ts'
import { questionSeed } from '#lib/timeback/server/items/question-seed.ts'

export type QuestionView = {
  attemptSeed: number
  difficulty: string
  /** For those who may know the key, choices keep the names the item gives them. */
  ownIdentifiers?: boolean
}

/** The answerless question; the same attempt always shows it in the same order. */
export function toLessonQuestion(
  loaded: LoadedItem,
  { attemptSeed, difficulty, ownIdentifiers = false }: QuestionView,
): LessonQuestion {
  const { item, stimuli, resolveHref } = loaded
  const seed = questionSeed(attemptSeed, item.identifier)
  const publicItem = toPublicItem(item, { seed, stimuli, resolveHref, ownIdentifiers })
  return {
    id: item.identifier,
    title: item.title,
    difficulty,
    content: { rawXml: writePublicXml(publicItem), item: publicItem },
  }
}
