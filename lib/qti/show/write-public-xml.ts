import type { InteractionKind } from '#lib/qti/item/content.ts'
import { answerOfCustomValue, type CustomValue } from '#lib/qti/item/public/custom-value.ts'
import type {
  BodyElement,
  BodyNode,
  PortableCustomInteraction,
  PublicGap,
  PublicHottext,
} from '#lib/qti/item/public/public-content.ts'
import type {
  PublicCard,
  PublicCatalog,
  PublicCompanion,
  PublicItem,
  PublicStimulus,
} from '#lib/qti/item/public/public-item.ts'
import type { PublicResponse } from '#lib/qti/item/public/public-response.ts'
import { escapeText, writeElement } from '#lib/qti/xml/write-element.ts'
import { lookAttributes, type PublicOf, type WriteBody } from './interactions/interaction-view.ts'
import { viewOf } from './interactions/registry.ts'

/**
 * The public item as QTI 3: the same order of choices, no answers; the same item gives the same bytes.
 * Reading it and making it public again gives the same item, whatever the seed.
 */
export function writePublicXml(item: PublicItem): string {
  const content = [
    ...item.responses.map(writeResponse),
    ...writeCustomVariables(item.body),
    ...item.stimuli.map(writeStimulusRef),
    writeElement('qti-item-body', {}, writeBody(item.body)),
    writeCatalogs(item.catalogs, writeBody),
    writeCompanions(item.companions),
  ]
  const attributes = {
    xmlns: 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0',
    identifier: item.identifier,
    title: item.title,
    adaptive: item.adaptive ? 'true' : 'false',
    'time-dependent': 'false',
    'xml:lang': item.language,
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${writeElement('qti-assessment-item', attributes, content.join(''))}\n`
}

function writeResponse({ identifier, cardinality, baseType }: PublicResponse): string {
  return writeElement('qti-response-declaration', { identifier, cardinality, 'base-type': baseType })
}

/** The address is made of the identifier: a file's name may tell what the passage is about. */
function writeStimulusRef({ identifier }: PublicStimulus): string {
  return writeElement('qti-assessment-stimulus-ref', { identifier, href: `${identifier}.xml` })
}

function writeBody(nodes: BodyNode[]): string {
  let written = ''
  for (const node of nodes) {
    if (typeof node === 'string') written += escapeText(node)
    else if (node.kind === 'element') written += writeBodyElement(node)
    else if (node.kind === 'gap') written += writeGap(node)
    else if (node.kind === 'hottextChoice') written += writeHottext(node)
    else written += writeInteraction(node)
  }
  return written
}

function writeBodyElement({ name, attributes, children }: BodyElement): string {
  const own: Record<string, string> = { ...(name === 'math' && { xmlns: mathml }), ...attributes }
  return writeElement(name, own, children ? writeBody(children) : '')
}

const mathml = 'http://www.w3.org/1998/Math/MathML'

function writeGap(gap: PublicGap): string {
  return writeElement('qti-gap', {
    identifier: gap.identifier,
    required: gap.required ? 'true' : undefined,
    'match-group': gap.matchGroup?.join(' '),
    ...lookAttributes(gap),
  })
}

function writeHottext(hottext: PublicHottext): string {
  const attributes = { identifier: hottext.identifier, ...lookAttributes(hottext) }
  return writeElement('qti-hottext', attributes, writeBody(hottext.body))
}

function writeInteraction<K extends InteractionKind>(interaction: PublicOf<K>): string {
  return viewOf<K>(interaction.kind as K).write(interaction, writeBody)
}

/** The values of the variables that modules are given, as declarations: in the public form nothing draws them. */
function writeCustomVariables(body: readonly BodyNode[]): string[] {
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

function writeCatalogs(catalogs: PublicCatalog[] | undefined, writeBody: WriteBody): string {
  if (!catalogs) return ''
  const written = catalogs.map(({ identifier, cards }) =>
    writeElement('qti-catalog', { id: identifier }, cards.map((card) => writeCard(card, writeBody)).join('')),
  )
  return writeElement('qti-catalog-info', {}, written.join(''))
}

function writeCard({ support, entries }: PublicCard, writeBody: WriteBody): string {
  const written = entries.map(({ language, body, href, mediaType }) => {
    const html = body.length > 0 ? writeElement('qti-html-content', {}, writeBody(body)) : ''
    const file =
      href === undefined ? '' : writeElement('qti-file-href', { 'mime-type': mediaType }, escapeText(href))
    return writeElement('qti-card-entry', { 'xml:lang': language }, html + file)
  })
  return writeElement('qti-card', { support }, written.join(''))
}

function writeCompanions(companions: PublicCompanion[] | undefined): string {
  if (!companions) return ''
  return writeElement('qti-companion-materials-info', {}, companions.map(writeCompanion).join(''))
}

function writeCompanion(companion: PublicCompanion): string {
  switch (companion.kind) {
    case 'calculator':
      return writeElement(
        'qti-calculator',
        {},
        writeText('qti-calculator-type', companion.type) +
          writeText('qti-description', companion.description),
      )
    case 'rule':
    case 'protractor': {
      const [name, system] =
        companion.kind === 'rule'
          ? ['qti-rule', 'qti-rule-system-si']
          : ['qti-protractor', 'qti-increment-si']
      const { minorIncrement, majorIncrement } = companion
      const scale =
        writeText('qti-minor-increment', minorIncrement) + writeText('qti-major-increment', majorIncrement)
      return writeElement(
        name,
        {},
        writeText('qti-description', companion.description) + (scale && writeElement(system, {}, scale)),
      )
    }
    case 'digitalMaterial':
      return writeElement(
        'qti-digital-material',
        { label: companion.label },
        writeText('qti-file-href', companion.href),
      )
    case 'physicalMaterial':
      return writeElement('qti-physical-material', {}, escapeText(companion.description))
  }
}

function writeText(name: string, text: string | undefined): string {
  return text === undefined ? '' : writeElement(name, {}, escapeText(text))
}
