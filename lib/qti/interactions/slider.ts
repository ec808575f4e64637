import { readBoolean, readOptionalNumber } from '#lib/qti/xml/read-attributes.ts'
import type { XmlElement } from '#lib/qti/xml/xml-element.ts'
import { parseBlock, readOrientation, toPublicBlock, writeBlock } from './block.ts'
import type { InteractionDefinition, ParseContext } from './interaction-definition.ts'

/** `qti-slider-interaction`, QTI 3: a number between two bounds. */
export const slider: InteractionDefinition<'slider'> = {
  element: 'qti-slider-interaction',
  cardinalities: ['single'],
  baseTypes: ['integer', 'float'],

  parse(element, context) {
    const { report, declaration } = context
    const lowerBound = readBound(element, 'lower-bound', context)
    const upperBound = readBound(element, 'upper-bound', context)
    if (lowerBound > upperBound) report(element, 'its lower-bound lies above its upper-bound')
    return {
      kind: 'slider',
      ...parseBlock(element, context),
      baseType: declaration?.baseType === 'integer' ? 'integer' : 'float',
      lowerBound,
      upperBound,
      // A step of 0 would be none at all.
      step: readOptionalNumber(element, 'step', report) || 1,
      stepLabel: readBoolean(element, 'step-label', false, report),
      orientation: readOrientation(element, 'horizontal'),
      reverse: readBoolean(element, 'reverse', false, report),
    }
  },

  check({ lowerBound, upperBound }, values) {
    const inside = values.every((value) => Number(value) >= lowerBound && Number(value) <= upperBound)
    return inside ? [] : [`a number from ${lowerBound} to ${upperBound} is expected`]
  },

  toPublic: (interaction, context) => ({
    kind: 'slider',
    ...toPublicBlock(interaction, context),
    baseType: interaction.baseType,
    lowerBound: interaction.lowerBound,
    upperBound: interaction.upperBound,
    step: interaction.step,
    stepLabel: interaction.stepLabel,
    orientation: interaction.orientation,
    reverse: interaction.reverse,
  }),

  write(interaction, writeBody) {
    const attributes = {
      'lower-bound': String(interaction.lowerBound),
      'upper-bound': String(interaction.upperBound),
      step: String(interaction.step),
      'step-label': String(interaction.stepLabel),
      orientation: interaction.orientation,
      reverse: String(interaction.reverse),
    }
    return writeBlock('qti-slider-interaction', interaction, attributes, { writeBody })
  },

  singleChanges({ step, lowerBound, upperBound }, answer) {
    const value = Number(answer[0] ?? lowerBound)
    const steps = [value - step, value + step].filter((next) => next >= lowerBound && next <= upperBound)
    return [...steps.map(String), null]
  },
}

function readBound(element: XmlElement, name: string, { report }: ParseContext): number {
  const bound = readOptionalNumber(element, name, report)
  if (bound === undefined) report(element, `${name} is missing`)
  return bound ?? 0
}
