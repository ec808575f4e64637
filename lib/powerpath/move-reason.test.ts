import { expect, it } from 'vitest'
import { evidenceReason } from './evidence-policy.ts'
import { explainMove, moveReasons } from './move-reason.ts'
import { publishedReason } from './published-policy.ts'

it.each([
  ['wrong', 50, 46, 'Not correct: −4. You can win this back with one right answer.'],
  ['skipped', 50, 46, 'You do not know it yet: −4. You can win this back with one right answer.'],
  ['skipped', 0, 0, 'You do not know it yet. Your score stays at 0.'],
  ['wrong', 0, 0, 'Not correct. Your score stays at 0.'],
  ['wrong', 70, 62, 'Not correct: −8. Mistakes cost more near 100.'],
  ['skipped', 69, 62, 'You do not know it yet: −7. You can win this back with one right answer.'],
  ['right', 0, 14, 'Correct: +14. Early steps are big.'],
  ['right', 70, 77, 'Correct: +7. Steps get smaller near 100.'],
  ['right', 95, 100, 'Correct: +5. You reached 100!'],
] as const)('says by the published rule why %s moves %i to %i', (answer, before, after, words) => {
  expect(explainMove(publishedReason(answer, { before, after }), { before, after })).toBe(words)
})

it.each([
  ['right', 40, 49, 'Correct: +9. Hard questions count most.'],
  ['right', 40, 48, 'Correct: +8. Harder questions count more.'],
  ['right', 40, 44, 'Correct: +4. Harder questions count more.'],
  ['right', 40, 43, 'Correct: +3. Easy questions count a little.'],
  ['right', 95, 100, 'Correct: +5. You reached 100!'],
  ['wrong', 40, 30, 'Not correct: −10. Right answers to hard questions win it back fast.'],
  ['wrong', 0, 0, 'Not correct. Your score stays at 0.'],
  ['skipped', 40, 36, 'You do not know it yet: −4. That costs less than a wrong answer.'],
  ['skipped', 40, 40, 'You do not know it yet. Your score stays at 40.'],
] as const)('says by evidence why %s moves %i to %i', (evidence, before, after, words) => {
  expect(explainMove(evidenceReason(evidence, { before, after }), { before, after })).toBe(words)
})

it('has words of its own for each reason', () => {
  const said = moveReasons.map((reason) => explainMove(reason, { before: 40, after: 50 }))
  expect(new Set(said).size).toBe(moveReasons.length)
  for (const words of said) expect(words).toMatch(/^[A-Z][^{}]+[.!]$/)
})

it('a sentence that an earlier version stored during an update is told as it stands', () => {
  expect(explainMove('Correct: +10. Early steps are big.', { before: 40, after: 50 })).toBe(
    'Correct: +10. Early steps are big.',
  )
})

it('speaks to a teacher of the student, and to nobody as “you”', () => {
  for (const reason of moveReasons) {
    const said = explainMove(reason, { before: 40, after: 50 }, { toTeacher: true })
    expect(said).not.toMatch(/\byou(r)?\b/i)
    expect(said).not.toMatch(/[{}]/)
  }
})
