import type { PublicCard, PublicCatalog, PublicCompanion } from '#lib/qti/item/public/public-item.ts'
import { escapeText, writeElement } from '#lib/qti/xml/write-element.ts'
import type { WriteBody } from './interactions/interaction-view.ts'

export function writeCatalogs(catalogs: PublicCatalog[] | undefined, writeBody: WriteBody): string {
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

export function writeCompanions(companions: PublicCompanion[] | undefined): string {
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
