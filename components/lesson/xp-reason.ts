import { formatNumber } from '#components/ui/format-number.ts'

/** Why an attempt earned what it did, from the lesson's full value (Timeback protocol §2.3). */
export function xpReason({
  xp,
  lessonXp,
  attempt,
}: {
  xp: number
  lessonXp: number
  attempt: number
}): string {
  if (xp === 0) return 'XP begins at 80% right.'
  const full = `the full ${formatNumber(lessonXp)} XP`
  if (xp > lessonXp) return `A quarter more than ${full}: all right on the first attempt.`
  if (xp < lessonXp) return `Half of ${full}: 80% or more right, on attempt ${attempt}.`
  return attempt === 1 ? `That is ${full}: 80% or more right.` : `That is ${full}: all right.`
}
