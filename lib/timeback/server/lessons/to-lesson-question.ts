import 'server-only'
import { toPublicItem } from '#lib/qti/public/to-public-item.ts'
import { writePublicXml } from '#lib/qti/public/write-public-xml.ts'
import { hashSeed } from '#lib/std/random.ts'
import type { LessonQuestion } from '#lib/timeback/contract/lesson.ts'
import type { LoadedItem } from '#lib/timeback/server/items/item-library.ts'

/** The answerless question; the same attempt always shows it in the same order. */
export function toLessonQuestion(
  loaded: LoadedItem,
  { attemptSeed, difficulty }: { attemptSeed: number; difficulty: string },
): LessonQuestion {
  const { item, stimuli, resolveHref } = loaded
  const seed = attemptSeed ^ hashSeed(item.identifier)
  const publicItem = toPublicItem(item, { seed, stimuli, resolveHref })
  return {
    id: item.identifier,
    title: item.title,
    difficulty,
    content: { rawXml: writePublicXml(publicItem), item: publicItem },
  }
}
