/** `round(units / totalLessons * 100)`, at most 100 (seed 003), in whole numbers throughout, so that a half is exact. */
export function pctComplete(units: number, totalLessons: number): number {
  return Math.min(100, Math.floor((200 * units + totalLessons) / (2 * totalLessons)))
}
