import { err, ok, type Result } from '#lib/std/result.ts'
import { type PatternNode, parsePattern } from './parse-pattern.ts'

/**
 * A pattern as a list of steps that run side by side (Thompson 1968): the time it takes grows with
 * the text and never explodes, as a backtracking matcher's does.
 */
export type TextPattern = { steps: readonly Step[] }

type Step =
  | { kind: 'character'; matches: (character: string) => boolean }
  | { kind: 'split'; left: number; right: number }
  | { kind: 'jump'; to: number }
  | { kind: 'start' }
  | { kind: 'end' }
  | { kind: 'done' }

const maxSteps = 10_000

/** Compiles an XSD regular expression (XML Schema 1.1 part 2, appendix G); the error tells what is wrong. */
export function compilePattern(source: string): Result<TextPattern, string> {
  const parsed = parsePattern(source)
  if (!parsed.ok) return parsed
  const steps: Step[] = []
  if (!emit(parsed.value, steps)) return err('the pattern is too large')
  steps.push({ kind: 'done' })
  return ok({ steps })
}

/** False when the pattern has too many steps. */
function emit(node: PatternNode, steps: Step[]): boolean {
  if (steps.length > maxSteps) return false
  switch (node.kind) {
    case 'character':
      steps.push({ kind: 'character', matches: node.matches })
      return true
    case 'start':
    case 'end':
      steps.push({ kind: node.kind })
      return true
    case 'sequence':
      return node.parts.every((part) => emit(part, steps))
    case 'choice':
      return emitChoice(node.options, steps)
    case 'repeat':
      return emitRepeat(node, steps)
  }
}

function emitChoice(options: PatternNode[], steps: Step[]): boolean {
  const jumps: { kind: 'jump'; to: number }[] = []
  for (const [index, option] of options.entries()) {
    const isLast = index === options.length - 1
    const split = { kind: 'split' as const, left: steps.length + 1, right: 0 }
    if (!isLast) steps.push(split)
    if (!emit(option, steps)) return false
    if (isLast) break
    const jump = { kind: 'jump' as const, to: 0 }
    jumps.push(jump)
    steps.push(jump)
    split.right = steps.length
  }
  for (const jump of jumps) jump.to = steps.length
  return true
}

function emitRepeat({ part, least, most }: Extract<PatternNode, { kind: 'repeat' }>, steps: Step[]): boolean {
  for (let count = 0; count < least; count++) if (!emit(part, steps)) return false
  if (most === Number.POSITIVE_INFINITY) {
    const split = { kind: 'split' as const, left: steps.length + 1, right: 0 }
    const start = steps.push(split) - 1
    if (!emit(part, steps)) return false
    steps.push({ kind: 'jump', to: start })
    split.right = steps.length
    return true
  }
  const splits: { kind: 'split'; left: number; right: number }[] = []
  for (let count = least; count < most; count++) {
    const split = { kind: 'split' as const, left: steps.length + 1, right: 0 }
    splits.push(split)
    steps.push(split)
    if (!emit(part, steps)) return false
  }
  for (const split of splits) split.right = steps.length
  return true
}

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
