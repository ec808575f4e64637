import 'server-only'
import type { PolicyName } from '#lib/powerpath/scoring-policy.ts'
import { parseItem } from '#lib/qti/parse/parse-item.ts'
import { escapeText, writeElement } from '#lib/qti/public/write-element.ts'
import { type PackageFiles, resolvePath } from './package-files.ts'

export type PackagedLesson = {
  id: string
  title: string
  type: string
  policy: PolicyName
  xp: number | null
  unit: string
  items: PackagedItem[]
}

/** An item with its key and everything it refers to, by the addresses that its XML writes. */
export type PackagedItem = {
  identifier: string
  difficulty: 'easy' | 'medium' | 'hard'
  /** How long a student takes over it. */
  typicalMs: number | null
  xml: string
  stimuli: { reference: string; xml: string }[]
  assets: { href: string; bytes: Uint8Array }[]
}

/**
 * A lesson as a QTI 3 content package: importing it gives the same lesson. Each item has a folder of its own,
 * deep enough for its addresses, so that its XML stays as it is.
 */
export function writePackage(lesson: PackagedLesson): PackageFiles {
  const files = new Map<string, Uint8Array>()
  const encoder = new TextEncoder()
  const resources = lesson.items.map((item, index) => {
    const path = `items/${index + 1}/${'content/'.repeat(depthOf(item))}item.xml`
    files.set(path, encoder.encode(item.xml))
    for (const [at, bytes] of partsOf(item, path)) files.set(at, bytes)
    return { item, path }
  })
  files.set('test.xml', encoder.encode(writeTest(lesson, resources)))
  files.set('imsmanifest.xml', encoder.encode(writeManifest(lesson, resources)))
  return files
}

type Resource = { item: PackagedItem; path: string }

/** How many folders the addresses climb. */
function depthOf({ assets, xml }: PackagedItem): number {
  const hrefs = [...assets.map(({ href }) => href), ...stimulusHrefs(xml).values()]
  return Math.max(0, ...hrefs.map((href) => href.split('/').filter((part) => part === '..').length))
}

function stimulusHrefs(xml: string): Map<string, string> {
  const parsed = parseItem(xml)
  const references = parsed.ok ? parsed.value.stimulusRefs : []
  return new Map(references.map(({ identifier, href }) => [identifier, href]))
}

/** An asset may be named by the item or by a stimulus, so it lies where either looks for it. */
function partsOf({ xml, stimuli, assets }: PackagedItem, path: string): [string, Uint8Array][] {
  const hrefs = stimulusHrefs(xml)
  const parts: [string, Uint8Array][] = []
  const bases = [path]
  for (const { reference, xml: passage } of stimuli) {
    const at = resolvePath(path, hrefs.get(reference) ?? '')
    if (!at) continue
    bases.push(at)
    parts.push([at, new TextEncoder().encode(passage)])
  }
  for (const { href, bytes } of assets)
    for (const base of bases) {
      const at = resolvePath(base, href)
      if (at) parts.push([at, bytes])
    }
  return parts
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'

function writeTest({ id, title }: PackagedLesson, resources: Resource[]): string {
  const refs = resources.map(({ item, path }) =>
    writeElement('qti-assessment-item-ref', { identifier: item.identifier, href: path }),
  )
  const section = writeElement(
    'qti-assessment-section',
    { identifier: 'section-1', title, visible: 'true' },
    refs.join(''),
  )
  const part = writeElement(
    'qti-test-part',
    { identifier: 'part-1', 'navigation-mode': 'linear', 'submission-mode': 'individual' },
    section,
  )
  const xmlns = 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0'
  return `${declaration}${writeElement('qti-assessment-test', { xmlns, identifier: id, title }, part)}\n`
}

function writeManifest(lesson: PackagedLesson, resources: Resource[]): string {
  const test = writeElement(
    'resource',
    { identifier: 'test', type: 'imsqti_test_xmlv3p0', href: 'test.xml' },
    writeLessonMetadata(lesson) +
      writeElement('file', { href: 'test.xml' }) +
      resources
        .map((_, index) => writeElement('dependency', { identifierref: `item-${index + 1}` }))
        .join(''),
  )
  const items = resources.map(({ item, path }, index) =>
    writeElement(
      'resource',
      { identifier: `item-${index + 1}`, type: 'imsqti_item_xmlv3p0', href: path },
      writeItemMetadata(item) + writeElement('file', { href: path }),
    ),
  )
  const xmlns = 'http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1'
  const content =
    `<metadata><schema>QTI Package</schema><schemaversion>3.0.0</schemaversion></metadata><organizations/>` +
    writeElement('resources', {}, test + items.join(''))
  return `${declaration}${writeElement('manifest', { xmlns, identifier: `package-${lesson.id}` }, content)}\n`
}

function writeItemMetadata({ difficulty, typicalMs }: PackagedItem): string {
  const duration = typicalMs === null ? '' : writeDuration(`PT${typicalMs / 1000}S`)
  return writeLom(educational(writeValue('difficulty', difficulty) + duration))
}

function writeLessonMetadata({ title, type, policy, xp, unit }: PackagedLesson): string {
  const duration = xp === null ? '' : writeDuration(`PT${xp}M`)
  const keyword = policy === 'published' ? '' : writeString('keyword', `scoring-policy: ${policy}`)
  const path = writeElement('taxonPath', {}, writeElement('taxon', {}, writeString('entry', unit)))
  return writeLom(
    writeElement('general', {}, writeString('title', title) + keyword) +
      educational(writeValue('learningResourceType', type) + duration) +
      writeElement('classification', {}, path),
  )
}

function writeLom(content: string): string {
  const lom = writeElement('lom', { xmlns: 'http://ltsc.ieee.org/xsd/LOM' }, content)
  return writeElement('metadata', {}, lom)
}

function educational(content: string): string {
  return writeElement('educational', {}, content)
}

function writeDuration(duration: string): string {
  return writeElement('typicalLearningTime', {}, writeElement('duration', {}, duration))
}

function writeValue(name: string, value: string): string {
  return writeElement(name, {}, writeElement('value', {}, escapeText(value)))
}

function writeString(name: string, text: string): string {
  return writeElement(name, {}, writeElement('string', {}, escapeText(text)))
}
