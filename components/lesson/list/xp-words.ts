import { formatNumber, formatShare } from '#components/ui/format/format-number.ts'
import type { XpStanding } from '#lib/timeback/contract/lesson.ts'
import { xpFromAccuracy } from '#lib/timeback/contract/xp-rule.ts'

/** XP as every page says it: so many, or that there are none. */
export function xpAmount(xp: number): string {
  return xp > 0 ? `${formatNumber(xp)} XP` : 'No XP'
}

/** The same with what it takes, for a list; from the second try on it is half. */
export function xpTeaser({ worth, again }: { worth: number; again: boolean }): string {
  if (worth <= 0) return xpAmount(0)
  return `${formatNumber(again ? worth / 2 : worth)} XP for ${xpFromAccuracy} % right`
}

const noXp = 'This lesson gives no XP.'

/** What XP takes, in one or two sentences, before a lesson is begun; `again` from the second try on. */
export function xpTerms({ worth, again }: { worth: number; again: boolean }): string {
  if (worth <= 0) return noXp
  return again
    ? `On a later try: ${formatNumber(worth / 2)} XP for ${xpFromAccuracy} % right answers, ${formatNumber(worth)} XP if all are right.`
    : `${formatNumber(worth)} XP for ${xpFromAccuracy} % right answers, and a quarter more if all are right.`
}

/** How an attempt stands to its XP, in one line, while it is open: nobody meets a 0 that they did not see coming. */
export function xpNow({ worth, fromAccuracy, right, counted, earns }: XpStanding): string {
  if (worth <= 0) return noXp
  const takes = `${fromAccuracy} % earns XP`
  if (right === null || counted === null || counted === 0)
    return `${formatNumber(worth)} XP take ${fromAccuracy} % right answers.`
  const stands = `${right} of ${counted} right: ${formatShare(right, counted)} %`
  return earns !== null && earns > 0 ? `${stands}; that earns ${xpAmount(earns)}` : `${stands}; ${takes}`
}

/** Says of answers that XP does not count why they are missing in its sum; null where there are none. */
export function xpLeavesOut(total: number, { counted }: XpStanding): string | null {
  const left = counted === null ? 0 : total - counted
  if (left <= 0) return null
  const times = left === 1 ? 'once' : `${left} times`
  return `You said “I don’t know yet” ${times}. That does not count against XP.`
}
