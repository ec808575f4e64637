import type { TextLimits } from '#lib/qti/item/content.ts'
import type { ResponseDeclaration } from '#lib/qti/item/declaration.ts'
import { isMapped } from '#lib/qti/run/expressions/variables.ts'
import { normalText } from '#lib/qti/typed/normal-text.ts'
import type { InteractionRules } from './interaction-rules.ts'

export const textEntry: InteractionRules<'textEntry'> = {
  check: () => [],
  singleChanges({ baseType }, answer, declaration) {
    const changes = [...textChanges(baseType, answer[0] ?? '', declaration), null]
    if (declaration.cardinality === 'single' || declaration.cardinality === 'record') return changes
    return changes.map((changed) => (changed === null ? [] : [changed]))
  },
}

export const extendedText: InteractionRules<'extendedText'> = {
  check({ minStrings, maxStrings }, values) {
    if (maxStrings && values.length > maxStrings) return [`at most ${maxStrings} texts may be given`]
    return values.length < minStrings ? [`at least ${minStrings} texts must be given`] : []
  },
  singleChanges({ baseType }, answer, declaration) {
    if (declaration.cardinality === 'single')
      return [...textChanges(baseType, answer[0] ?? '', declaration), null]
    return answer.flatMap((text, at) =>
      textChanges(baseType, text, declaration).map((changed) => answer.with(at, changed)),
    )
  },
}

/** Every text that misses the answer by a little. */
function textChanges(
  baseType: TextLimits['baseType'],
  answer: string,
  declaration: ResponseDeclaration,
): string[] {
  const changed = baseType === 'string' ? changedTexts(answer) : changedNumbers(Number(answer))
  // Another way to write the answer is no change.
  const isOther = (candidate: string) => normalText(candidate) !== normalText(answer)
  return changed.filter((candidate) => isOther(candidate) && !accepts(declaration, candidate))
}

/** A mapping may accept more than the declared response: reaching another accepted value is no mistake. */
function accepts(declaration: ResponseDeclaration, candidate: string): boolean {
  if (declaration.mapping === undefined) return false
  const value = declaration.baseType === 'string' ? candidate : Number(candidate)
  return isMapped(declaration.mapping, declaration.baseType, value)
}

/** One character changed, dropped, or added at the end. */
function changedTexts(text: string): string[] {
  const characters = [...text]
  const without = (at: number, instead: string) => characters.toSpliced(at, 1, instead).join('')
  const changed = characters.map((character, at) => without(at, character === 'x' ? 'z' : 'x'))
  const dropped = characters.map((_, at) => without(at, ''))
  return [...new Set([...changed, ...dropped.filter((shorter) => shorter !== ''), `${text}x`])]
}

/** Off by one, another sign, a digit more or fewer before the decimal point. */
function changedNumbers(number: number): string[] {
  const changes = [number + 1, number - 1, -number, number * 10, Math.trunc(number / 10)]
  return [...new Set(changes.filter((change) => change !== number).map(String))]
}
