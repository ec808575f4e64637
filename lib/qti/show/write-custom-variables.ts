import { answerOfCustomValue, type CustomValue } from '#lib/qti/item/public/custom-value.ts'
import type { BodyNode, PortableCustomInteraction } from '#lib/qti/item/public/public-content.ts'
import { escapeText, writeElement } from '#lib/qti/xml/write-element.ts'

/** The values of the variables that modules are given, as declarations: in the public form nothing draws them. */
export function writeCustomVariables(body: readonly BodyNode[]): string[] {
  const found = listCustom(body)
  const templates = found.flatMap(({ templateVariables }) => Object.entries(templateVariables))
  const contexts = found.flatMap(({ contextVariables }) => Object.entries(contextVariables))
  return [
    ...[...new Map(templates)].map((entry) => writeVariable('qti-template-declaration', entry)),
    ...[...new Map(contexts)].map((entry) => writeVariable('qti-context-declaration', entry)),
  ]
}

function listCustom(nodes: readonly BodyNode[]): PortableCustomInteraction[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return []
    if (node.kind === 'element') return listCustom(node.children ?? [])
    return node.kind === 'portableCustom' ? [node] : []
  })
}

function writeVariable(name: string, [identifier, value]: [string, CustomValue]): string {
  if ('record' in value) {
    const fields = value.record.map((field) => {
      const [type = 'string'] = Object.keys(field.base)
      return writeValue(textsOf({ base: field.base }), {
        'field-identifier': field.name,
        'base-type': type,
      })
    })
    return writeDeclaration(name, { identifier, cardinality: 'record' }, fields.join(''))
  }
  const typed = 'list' in value ? value.list : value.base
  const [type] = Object.keys(typed ?? {})
  if (type === undefined) return ''
  const cardinality = 'list' in value ? 'ordered' : 'single'
  const values = textsOf(value).map((text) => writeValue([text], {}))
  return writeDeclaration(name, { identifier, cardinality, 'base-type': type }, values.join(''))
}

function writeDeclaration(name: string, attributes: Record<string, string>, values: string): string {
  return writeElement(name, attributes, writeElement('qti-default-value', {}, values))
}

function writeValue([text = '']: string[], attributes: Record<string, string>): string {
  return writeElement('qti-value', attributes, escapeText(text))
}

function textsOf(value: CustomValue): string[] {
  const read = answerOfCustomValue(value, { cardinality: 'list' in value ? 'ordered' : 'single' })
  return read.ok ? [read.value ?? []].flat() : []
}
