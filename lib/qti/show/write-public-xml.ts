import type { InteractionKind } from '#lib/qti/item/content.ts'
import type { BodyElement, BodyNode, PublicGap, PublicHottext } from '#lib/qti/item/public/public-content.ts'
import type { PublicItem, PublicStimulus } from '#lib/qti/item/public/public-item.ts'
import type { PublicResponse } from '#lib/qti/item/public/public-response.ts'
import { viewOf } from '#lib/qti/show/interactions/registry.ts'
import { escapeText, writeElement } from '#lib/qti/xml/write-element.ts'
import { lookAttributes } from './interactions/block.ts'
import type { PublicOf } from './interactions/interaction-view.ts'
import { writeCustomVariables } from './write-custom-variables.ts'
import { writeCatalogs, writeCompanions } from './write-supports.ts'

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
