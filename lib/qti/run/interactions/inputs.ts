import type { Image, TextLimits } from '#lib/qti/item/content.ts'
import type { ResponseDeclaration } from '#lib/qti/item/declaration.ts'
import { shapeContains } from '#lib/qti/item/shape.ts'
import type { Scalar } from '#lib/qti/item/value.ts'
import { isMapped } from '#lib/qti/run/expressions/variables.ts'
import { normalText } from '#lib/qti/typed/normal-text.ts'
import { choiceLimitProblems } from './choices.ts'
import type { Answer, InteractionRules } from './interaction-rules.ts'

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

export const selectPoint: InteractionRules<'selectPoint'> = {
  check(interaction, values) {
    const limits = choiceLimitProblems(values.length, interaction)
    return [...pointProblems(values, interaction.image), ...limits]
  },
  singleChanges: (_interaction, answer, declaration) => pointChanges(answer, declaration),
}

export const positionObject: InteractionRules<'positionObject'> = {
  check: (interaction, values) => choiceLimitProblems(values.length, interaction),
  singleChanges: (_interaction, answer, declaration) => pointChanges(answer, declaration),
}

/** A point lies on the image, where its size is known. */
function pointProblems(values: Scalar[], { width, height }: Image): string[] {
  return values.map(String).flatMap((point) => {
    const [x = 0, y = 0] = point.split(' ').map(Number)
    const outside = x < 0 || y < 0 || x > (width ?? x) || y > (height ?? y)
    return outside ? [`the point ${point} does not lie on the image`] : []
  })
}

/** A single point has only the change to none; of several each may be missing. Near misses may be right. */
function pointChanges(answer: string[], { cardinality, areaMapping }: ResponseDeclaration): Answer[] {
  if (cardinality === 'single') return [null]
  const worth = (point: string) =>
    areaMapping?.entries.find(({ shape }) => shapeContains(shape, point))?.value ?? 1
  return answer
    .filter((point) => worth(point) > 0)
    .map((dropped) => answer.filter((point) => point !== dropped))
}

export const slider: InteractionRules<'slider'> = {
  check({ lowerBound, upperBound }, values) {
    const inside = values.every((value) => Number(value) >= lowerBound && Number(value) <= upperBound)
    return inside ? [] : [`a number from ${lowerBound} to ${upperBound} is expected`]
  },
  singleChanges({ step, lowerBound, upperBound }, answer) {
    const value = Number(answer[0] ?? lowerBound)
    const steps = [value - step, value + step].filter((next) => next >= lowerBound && next <= upperBound)
    return [...steps.map(String), null]
  },
}

export const media: InteractionRules<'media'> = {
  check({ minPlays, maxPlays }, values) {
    const plays = Number(values[0])
    if (!Number.isInteger(plays) || plays < 0) return ['a number of plays is expected']
    if (maxPlays > 0 && plays > maxPlays) return [`it may be played ${maxPlays} times`]
    return plays < minPlays ? [`it must be played ${minPlays} times`] : []
  },
  singleChanges: () => [null],
}

export const drawing: InteractionRules<'drawing'> = {
  check: (_interaction, values) => fileProblems(values, ['image/png', 'image/jpeg', 'image/svg+xml']),
  singleChanges: () => [null],
}

export const upload: InteractionRules<'upload'> = {
  check: ({ mediaTypes }, values) => fileProblems(values, mediaTypes),
  singleChanges: () => [null],
}

/** A file is a `data:` URL of one of the types; no types = any. */
function fileProblems(values: Scalar[], mediaTypes: string[]): string[] {
  return values.flatMap((value) => {
    const type = fileForm.exec(String(value))?.[1]?.toLowerCase()
    if (type === undefined) return ['a file is expected, written as a data: URL']
    const [family] = type.split('/')
    const allowed = mediaTypes.length === 0 || mediaTypes.includes(type) || mediaTypes.includes(`${family}/*`)
    return allowed ? [] : [`a file of the type ${mediaTypes.join(' or ')} is expected, not ${type}`]
  })
}

const fileForm = /^data:([a-z]+\/[a-z\d.+-]+)[;,]/i

export const endAttempt: InteractionRules<'endAttempt'> = {
  check: () => [],
  singleChanges: () => [null],
}

export const portableCustom: InteractionRules<'portableCustom'> = {
  check: () => [],
  singleChanges: () => [null],
}
