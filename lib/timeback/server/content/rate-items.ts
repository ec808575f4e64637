import 'server-only'
import { listPool } from '#lib/db/content/banks.ts'
import {
  type FirstAnswerRow,
  listAnsweredLessons,
  listFirstAnswers,
  saveEstimates,
} from '#lib/db/content/item-estimates.ts'
import { estimateItems, type FirstAnswer } from '#lib/powerpath/elo/estimate-items.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'

export type LessonRating = { lesson: string; answers: number; changed: number }

/**
 * Works out anew, from the whole log, how hard each item is and how long it takes. As nothing is added to what
 * was worked out before, running it twice, or after an answer was sent twice, changes nothing; attempts that are
 * open go on with what each question was served with.
 */
export async function rateItems({ db }: Deps): Promise<LessonRating[]> {
  const ratings: LessonRating[] = []
  for (const lesson of await listAnsweredLessons(db)) {
    const [pool, answers] = await Promise.all([listPool(db, lesson), listFirstAnswers(db, lesson)])
    const estimates = estimateItems(pool, answers.map(toFirstAnswer))
    const rows = [...estimates].map(([identifier, estimate]) => ({ identifier, ...estimate }))
    ratings.push({ lesson, answers: answers.length, changed: await saveEstimates(db, lesson, rows) })
  }
  return ratings
}

function toFirstAnswer({ student, item, ...row }: FirstAnswerRow): FirstAnswer {
  const { guessing, rating, typicalMs, correct, skipped, responseMs } = row
  return { student, item, profile: { guessing, rating, typicalMs }, given: { correct, skipped, responseMs } }
}
