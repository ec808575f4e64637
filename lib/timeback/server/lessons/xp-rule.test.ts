import { expect, it } from 'vitest'
import { awardXp, XP_FROM_ACCURACY } from '#lib/powerpath/award-xp.ts'
import { xpFromAccuracy } from '#lib/timeback/contract/xp-rule.ts'

it('what is told of XP before a lesson is begun is what it pays', () => {
  expect(xpFromAccuracy).toBe(XP_FROM_ACCURACY)
  const pays = (attempt: number, right: number) => awardXp({ worth: 100, attempt, right, counted: 100 }).xp
  // “100 XP for 80 % right answers, and a quarter more if all are right.”
  expect([pays(1, xpFromAccuracy - 1), pays(1, xpFromAccuracy), pays(1, 100)]).toEqual([0, 100, 125])
  // “On a later try: 50 XP for 80 % right answers, 100 XP if all are right.”
  expect([pays(2, xpFromAccuracy - 1), pays(2, xpFromAccuracy), pays(2, 100)]).toEqual([0, 50, 100])
})
