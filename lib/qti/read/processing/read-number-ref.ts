import type { NumberRef } from '#lib/qti/item/processing.ts'
import type { ExpressionContext } from '#lib/qti/run/expressions/expression-definition.ts'
import type { XmlElement } from '#lib/qti/xml/xml-element.ts'
import { readKnownVariable } from './known-variables.ts'

/** An attribute that is a number or names a variable; required where there is no fallback. */
export function readNumberRef(
  element: XmlElement,
  name: string,
  context: ExpressionContext,
  fallback?: number,
): NumberRef {
  const text = element.attributes[name]?.trim() ?? ''
  if (text === '') {
    if (fallback === undefined) context.report(element, `${name} is missing`)
    return fallback ?? 0
  }
  return toNumberRef(element, name, text, context)
}

/** A number as it stands in an attribute, or the name of a variable. */
export function toNumberRef(
  element: XmlElement,
  name: string,
  text: string,
  context: ExpressionContext,
): NumberRef {
  if (/^[+-]?[\d.]/.test(text)) {
    const number = Number(text)
    if (!Number.isFinite(number)) context.report(element, `${name}="${text}" is no number`)
    return number
  }
  return { variable: readKnownVariable(element, text.replace(/^\{(.*)\}$/, '$1'), context) }
}
