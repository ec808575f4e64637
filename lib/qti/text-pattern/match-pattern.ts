import type { TextPattern } from './compile-pattern.ts'

/** About a second on a slow machine. */
const maxVisits = 10_000_000

/** Whether the whole text matches; null when that would take too long to find out. Never hangs. */
export function matchPattern({ steps }: TextPattern, text: string): boolean | null {
  const characters = Array.from(text)
  /** By step, one more than the position it was last reached at. */
  const reachedAt = new Uint32Array(steps.length)
  let visits = 0
  let current: number[] = []
  let following: number[] = []

  const reach = (first: number, position: number, into: number[]) => {
    const pending = [first]
    for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
      if (reachedAt[at] === position + 1) continue
      reachedAt[at] = position + 1
      visits++
      const step = steps[at]
      if (step?.kind === 'jump') pending.push(step.to)
      else if (step?.kind === 'split') pending.push(step.right, step.left)
      else if (step?.kind === 'start') {
        if (position === 0) pending.push(at + 1)
      } else if (step?.kind === 'end') {
        if (position === characters.length) pending.push(at + 1)
      } else into.push(at)
    }
  }

  reach(0, 0, current)
  for (const [position, character] of characters.entries()) {
    following = []
    for (const at of current) {
      const step = steps[at]
      if (step?.kind === 'character' && step.matches(character)) reach(at + 1, position + 1, following)
    }
    if (visits > maxVisits) return null
    current = following
    if (current.length === 0) return false
  }
  return current.some((at) => steps[at]?.kind === 'done')
}
