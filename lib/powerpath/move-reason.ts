/** Why an answer moved the score as it did: what is stored of it. `explainMove` says it in words. */
export const moveReasons = [
  'reached-100',
  'wrong-at-0',
  'skipped-unmoved',
  // Of the published policy.
  'right-early',
  'right-late',
  'wrong-early',
  'wrong-late',
  'skipped-early',
  'skipped-late',
  // Of the policy of evidence.
  'right-strong',
  'right-some',
  'right-weak',
  'wrong-won-back',
  'skipped-cheaper',
  'repeat',
  'rapid',
] as const

export type MoveReason = (typeof moveReasons)[number]

export const isMoveReason = (stored: string): stored is MoveReason =>
  moveReasons.some((reason) => reason === stored)

/** The score around an answer. */
export type Moved = { before: number; after: number }

/**
 * One or two short sentences that tell a child how far the score moved, and why; or a teacher, of the child.
 * An earlier version of the app that still runs beside this one during an update stores the sentence itself.
 */
export function explainMove(
  reason: MoveReason | string,
  { before, after }: Moved,
  { toTeacher = false }: { toTeacher?: boolean } = {},
): string {
  const points = Math.abs(after - before)
  const said = isMoveReason(reason) ? (toTeacher && wordsForTeacher[reason]) || words[reason] : reason
  return said.replace('{points}', String(points)).replace('{score}', String(after))
}

const unsure = 'You do not know it yet'
const wonBack = 'You can win this back with one right answer.'
const late = 'Mistakes cost more near 100.'

const words: Record<MoveReason, string> = {
  'reached-100': 'Correct: +{points}. You reached 100!',
  'wrong-at-0': 'Not correct. Your score stays at {score}.',
  'skipped-unmoved': `${unsure}. Your score stays at {score}.`,
  'right-early': 'Correct: +{points}. Early steps are big.',
  'right-late': 'Correct: +{points}. Steps get smaller near 100.',
  'wrong-early': `Not correct: −{points}. ${wonBack}`,
  'wrong-late': `Not correct: −{points}. ${late}`,
  'skipped-early': `${unsure}: −{points}. ${wonBack}`,
  'skipped-late': `${unsure}: −{points}. ${late}`,
  'right-strong': 'Correct: +{points}. Hard questions count most.',
  'right-some': 'Correct: +{points}. Harder questions count more.',
  'right-weak': 'Correct: +{points}. Easy questions count a little.',
  'wrong-won-back': 'Not correct: −{points}. Right answers to hard questions win it back fast.',
  'skipped-cheaper': `${unsure}: −{points}. That costs less than a wrong answer.`,
  repeat: 'You have seen this question before. It is good practice, and your score stays the same.',
  rapid: 'That was too fast to read the question. It does not count, so your score stays the same.',
}

const unsureOfIt = '“I don’t know yet”'
const wonBackByOne = 'One right answer wins it back.'

/** Those that speak to the child, as a teacher reads them. */
const wordsForTeacher: Partial<Record<MoveReason, string>> = {
  'reached-100': 'Correct: +{points}, which reached 100.',
  'wrong-at-0': 'Not correct. The score stays at {score}.',
  'skipped-unmoved': `${unsureOfIt}. The score stays at {score}.`,
  'wrong-early': `Not correct: −{points}. ${wonBackByOne}`,
  'skipped-early': `${unsureOfIt}: −{points}. ${wonBackByOne}`,
  'skipped-late': `${unsureOfIt}: −{points}. ${late}`,
  'skipped-cheaper': `${unsureOfIt}: −{points}. That costs less than a wrong answer.`,
  repeat: 'This question was seen before. It is good practice, and the score stays the same.',
  rapid: 'That was too fast to read the question. It does not count, so the score stays the same.',
}
