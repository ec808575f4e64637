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
