import type { Look } from '#lib/qti/item/interaction.ts'
import { withoutTellingClasses } from '#lib/qti/show/telling-identifiers.ts'
import type { XmlElement } from '#lib/qti/xml/xml-element.ts'

/** The `data-…` attributes of QTI 3's shared vocabulary, and the reference to a catalog. */
const sharedData: ReadonlySet<string> = new Set([
  'data-catalog-idref',
  'data-choices-container-width',
  'data-first-column-header',
  'data-item-class',
  'data-max-selections-message',
  'data-min-selections-message',
  'data-patternmask-message',
  'data-ssml-sub-alias',
])

export function parseLook(element: XmlElement): Look {
  const look: Look = {}
  for (const name in element.attributes) {
    const value = element.attributes[name] ?? ''
    if (name === 'class' && value.trim() !== '') look.class = value
    else if (name === 'label' && value.trim() !== '') look.label = value
    else if (sharedData.has(name)) look.data = { ...look.data, [name]: value }
  }
  return look
}

/** Explicit pick; a class that calls the choice right or wrong is left out. */
export function toPublicLook({ class: classes, label, data }: Look): Look {
  const look: Look = {}
  const kept = classes && withoutTellingClasses(classes)
  if (kept) look.class = kept
  if (label !== undefined) look.label = label
  if (data) look.data = data
  return look
}

export function lookAttributes({ class: classes, label, data }: Look): Record<string, string | undefined> {
  return { class: classes, label, ...data }
}
