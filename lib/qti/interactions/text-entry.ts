import type { ResponseDeclaration } from '#lib/qti/model.ts'
import { readOptionalCount } from '#lib/qti/parse/read-attributes.ts'
import { writeElement } from '#lib/qti/public/write-element.ts'
import { isMapped } from '#lib/qti/score/map-response.ts'
import type { InteractionDefinition, PublicOf } from './interaction-definition.ts'

/** `qti-text-entry-interaction`, QTI 3. */
export const textEntry: InteractionDefinition<'textEntry'> = {
  element: 'qti-text-entry-interaction',
  cardinalities: ['single'],
  baseTypes: ['string', 'integer', 'float'],

  parse(element, context) {
    const { report } = context
    const baseType = context.declaration?.baseType
    const base = element.attributes.base
    if (base !== undefined && base.trim() !== '10')
      report(element, 'numbers in another base are not supported')
    if (element.attributes['string-identifier'] !== undefined) {
      report(element, 'string-identifier is not supported yet')
    }
    const expectedLength = readOptionalCount(element, 'expected-length', report)
    const placeholder = element.attributes['placeholder-text']
    return {
      kind: 'textEntry',
      responseIdentifier: element.attributes['response-identifier'] ?? '',
      baseType: baseType === 'integer' || baseType === 'float' ? baseType : 'string',
      ...(expectedLength !== undefined && { expectedLength }),
      ...(placeholder !== undefined && { placeholder }),
    }
  },

  check() {
    return []
  },

  toPublic(interaction) {
    const picked: PublicOf<'textEntry'> = {
      kind: 'textEntry',
      responseIdentifier: interaction.responseIdentifier,
      baseType: interaction.baseType,
    }
    if (interaction.expectedLength !== undefined) picked.expectedLength = interaction.expectedLength
    if (interaction.placeholder !== undefined) picked.placeholder = interaction.placeholder
    return picked
  },

  write(interaction) {
    return writeElement('qti-text-entry-interaction', {
      'response-identifier': interaction.responseIdentifier,
      'expected-length': interaction.expectedLength?.toString(),
      'placeholder-text': interaction.placeholder,
    })
  },

  singleChanges(interaction, answer, declaration) {
    const text = answer[0] ?? ''
    const changed = interaction.baseType === 'string' ? changedTexts(text) : changedNumbers(Number(text))
    return [...changed.filter((candidate) => !accepts(declaration, candidate)), null]
  },
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
