import type { Scalar } from '#lib/qti/item/value.ts'
import type { InteractionRules } from './interaction-rules.ts'

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
