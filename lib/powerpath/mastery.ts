import { isAdaptive, type LessonType } from '#lib/std/terms.ts'
import { COMPLETE_SCORE } from './published-score.ts'

/** The score, in per cent, that publishers stamp on a resource (Timeback protocol §2.4). */
const DEFAULT_THRESHOLD = 90

/** True when an attempt's score masters its lesson: 100 if adaptive, else at least the threshold (0–100). */
export function isMastered(type: LessonType, score: number, threshold = DEFAULT_THRESHOLD): boolean {
  return score >= (isAdaptive(type) ? COMPLETE_SCORE : threshold)
}
