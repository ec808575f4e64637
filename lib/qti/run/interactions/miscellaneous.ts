import type { Image } from '#lib/qti/item/content.ts'
import type { ResponseDeclaration } from '#lib/qti/item/declaration.ts'
import { shapeContains } from '#lib/qti/item/shape.ts'
import type { Scalar } from '#lib/qti/item/value.ts'
import { choiceLimitProblems } from './choices.ts'
import type { Answer, InteractionRules } from './interaction-rules.ts'

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
