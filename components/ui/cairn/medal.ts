/** The marks on the way to 100. */
export const medals = [
  { name: 'Bronze', from: 70 },
  { name: 'Silver', from: 80 },
  { name: 'Gold', from: 90 },
] as const

/** The highest medal that a score has reached, `null` below 70. */
export function medalOf(score: number): (typeof medals)[number] | null {
  return medals.findLast(({ from }) => score >= from) ?? null
}
