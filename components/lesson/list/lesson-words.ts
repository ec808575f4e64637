import { formatNumber, formatShare } from '#components/ui/format.ts'
import { isAdaptive, type LessonType, XP_FROM_ACCURACY } from '#lib/std/terms.ts'
import type { LessonMetadata, XpStanding } from '#lib/timeback/contract/lesson.ts'
import type { LessonOverview } from '#lib/timeback/contract/overview.ts'

type Kind = { type: LessonType; policy: LessonMetadata['policy'] }

/** What students and teachers call a type of lesson, and what one is for where its name does not say it. */
const words = {
  'powerpath-100': { name: 'Practice to 100', purpose: null },
  quiz: { name: 'Quiz', purpose: null },
  'test-out': { name: 'Test-out', purpose: 'Here you show what you know of this course already.' },
  placement: {
    name: 'Placement test',
    purpose: 'This test finds the right place for you to begin. It is fine not to know something.',
  },
  'unit-test': {
    name: 'Unit test',
    purpose: 'This test looks back at what you learned in the whole unit.',
  },
} as const satisfies Record<LessonType, { name: string; purpose: string | null }>

export function lessonTypeName(type: LessonType): string {
  return words[type].name
}

/** What a lesson is for and how its score moves, in one line for a student; null where its name says it. */
export function lessonPurpose({ type, policy }: Kind): string | null {
  if (!isAdaptive(type)) return words[type].purpose
  return policy === 'evidence'
    ? 'Hard questions count most, and “I don’t know yet” costs less than a wrong answer.'
    : 'Early steps are big, the last ones are small.'
}

/** The same in a few words, for a list; null for the policy that lessons have by default. */
export function policyNote({ type, policy }: Kind): string | null {
  return isAdaptive(type) && policy === 'evidence' ? 'hard questions count most' : null
}

type Scored = Pick<LessonOverview, 'type' | 'state' | 'score' | 'bestScore' | 'mastered'>

/**
 * The score that stands for a lesson, and the attempt beside it. What is mastered stays so: the best result stands,
 * and what came after it stands beside. An open attempt that is not adaptive has no score yet.
 */
export function lessonScores({ type, state, score, bestScore, mastered }: Scored): {
  best: number | null
  again: { score: number | null; open: boolean } | null
} {
  const open = state === 'open'
  const latest = !open || isAdaptive(type) ? score : null
  if (!mastered || bestScore === null) return { best: latest, again: null }
  const isPractice = open || (latest !== null && latest < bestScore)
  return { best: bestScore, again: isPractice ? { score: latest, open } : null }
}

/** XP as every page says it: so many, or that there are none. */
export function xpAmount(xp: number): string {
  return xp > 0 ? `${formatNumber(xp)} XP` : 'No XP'
}

/** The same with what it takes, for a list; from the second try on it is half. */
export function xpTeaser({ worth, again }: { worth: number; again: boolean }): string {
  if (worth <= 0) return xpAmount(0)
  return `${formatNumber(again ? worth / 2 : worth)} XP for ${XP_FROM_ACCURACY} % right`
}

const noXp = 'This lesson gives no XP.'

/** What XP takes, in one or two sentences, before a lesson is begun; `again` from the second try on. */
export function xpTerms({ worth, again }: { worth: number; again: boolean }): string {
  if (worth <= 0) return noXp
  return again
    ? `On a later try: ${formatNumber(worth / 2)} XP for ${XP_FROM_ACCURACY} % right answers, ${formatNumber(worth)} XP if all are right.`
    : `${formatNumber(worth)} XP for ${XP_FROM_ACCURACY} % right answers, and a quarter more if all are right.`
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
export function xpLeavesOut(
  total: number,
  { counted }: XpStanding,
  { toTeacher = false }: { toTeacher?: boolean } = {},
): string | null {
  const left = counted === null ? 0 : total - counted
  if (left <= 0) return null
  const times = left === 1 ? 'once' : `${left} times`
  return `${toTeacher ? 'They' : 'You'} said “I don’t know yet” ${times}. That does not count against XP.`
}
