import { isAdaptive, type LessonType } from '#lib/std/terms.ts'

/** Reaching it completes an adaptive attempt (Timeback protocol §2.1). */
export const COMPLETE_SCORE = 100

/** The score, in per cent, that publishers stamp on a resource (Timeback protocol §2.4). */
const DEFAULT_THRESHOLD = 90

/** True when an attempt's score masters its lesson: 100 if adaptive, else at least the threshold (0–100). */
export function isMastered(type: LessonType, score: number, threshold = DEFAULT_THRESHOLD): boolean {
  return score >= (isAdaptive(type) ? COMPLETE_SCORE : threshold)
}

/** Correct answers in per cent of all, 0–100; 0 when nothing was answered (Timeback protocol §1.1). */
export function accuracy(correct: number, total: number): number {
  return total === 0 ? 0 : (100 * correct) / total
}

/** `round(units / totalLessons * 100)`, at most 100 (seed 003), in whole numbers throughout, so that a half is exact. */
export function pctComplete(units: number, totalLessons: number): number {
  return Math.min(100, Math.floor((200 * units + totalLessons) / (2 * totalLessons)))
}
