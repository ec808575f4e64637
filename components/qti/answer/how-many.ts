/** How an author limits an answer; `max` 0 = any number. */
export type Limits = { min: number; max: number }

/** What is counted, and what is done with it: "Choose 2 areas. Chosen: 1." */
export type Counting = { verb: string; one: string; many: string; done: string }

export const choosing = { verb: 'Choose', one: 'answer', many: 'answers', done: 'Chosen' } satisfies Counting

/** What is asked of the student, in words that say how many. */
export function howMany({ verb, one, many, done }: Counting, { min, max }: Limits, count: number): string {
  if (max === 1) return `${verb} one ${one}.`
  const asked = `${verb} ${rangeWords({ min, max }, one, many)}.`
  return `${asked} ${done}: ${count}.`
}

/** Why nothing more can be added. */
export function fullMessage({ many, done }: Counting, max: number): string {
  return `${done}: ${max} of ${max} ${many}. Take one away first.`
}

function rangeWords({ min, max }: Limits, one: string, many: string): string {
  if (max > 0 && min === max) return `${max} ${many}`
  if (max > 0 && min > 1) return `${min} to ${max} ${many}`
  if (max > 0) return `up to ${max} ${many}`
  if (min > 0) return `at least ${min === 1 ? `one ${one}` : `${min} ${many}`}`
  return `all ${many} that are right`
}
