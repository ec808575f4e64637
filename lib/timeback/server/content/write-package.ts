import 'server-only'
import { parseItem } from '#lib/qti/read/parse-item.ts'
import { toQti3Xml } from '#lib/qti/read/upgrade/upgrade-tree.ts'
import { escapeText, writeElement } from '#lib/qti/xml/write-element.ts'
import { assert } from '#lib/std/assert.ts'
import { groupBy } from '#lib/std/group-by.ts'
import { type Difficulty, defaultPolicy, type PolicyName } from '#lib/std/terms.ts'
import { type PackageFiles, resolvePath } from './package-files.ts'
import { BANK_KEYWORD } from './package-kind.ts'

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
  /** Of an assessment bank, 1, 2, …; 1 where there is only one. */
  subTest: number
  difficulty: Difficulty
  /** How long a student takes over it. */
  typicalMs: number | null
  xml: string
  stimuli: { reference: string; xml: string }[]
  assets: { href: string; bytes: Uint8Array }[]
}

/**
 * A lesson as a QTI 3 content package: importing it gives the same lesson. Each item has a folder of its own,
 * deep enough for its addresses, so that its XML stays as it is; what is QTI 2 becomes QTI 3.
 */
export function writePackage(lesson: PackagedLesson): PackageFiles {
  const files = new Map<string, Uint8Array>()
  const resources = lesson.items.map((item, index): Resource => {
    const path = `items/${index + 1}/${'content/'.repeat(depthOf(item))}item.xml`
    const parts = new Map(partsOf(item, path))
    const sorted = [...parts].toSorted(([left], [right]) => (left < right ? -1 : 1))
    const own = new Map([[path, writeQti3(item.xml)], ...sorted])
    for (const [at, bytes] of own) files.set(at, bytes)
    return { item, path, files: [...own.keys()] }
  })
  const encoder = new TextEncoder()
  files.set('test.xml', encoder.encode(writeTest(lesson, resources)))
  files.set('imsmanifest.xml', encoder.encode(writeManifest(lesson, resources)))
  return files
}

type Resource = { item: PackagedItem; path: string; files: string[] }

/** What is stored was imported, and so it can be read. */
function writeQti3(xml: string): Uint8Array {
  const written = toQti3Xml(xml)
  assert(written.ok, 'what is stored can be read')
  return new TextEncoder().encode(written.value)
}

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
    parts.push([at, writeQti3(passage)])
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
  const parts = [...groupBy(resources, ({ item }) => item.subTest)].map(([subTest, own]) => {
    const refs = own.map(({ item, path }) =>
      writeElement('qti-assessment-item-ref', { identifier: item.identifier, href: path }),
    )
    const identifier = `section-${subTest}`
    const section = writeElement(
      'qti-assessment-section',
      { identifier, title, visible: 'true' },
      refs.join(''),
    )
    const modes = { 'navigation-mode': 'linear', 'submission-mode': 'individual' }
    return writeElement('qti-test-part', { identifier: `part-${subTest}`, ...modes }, section)
  })
  const xmlns = 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0'
  return `${declaration}${writeElement('qti-assessment-test', { xmlns, identifier: id, title }, parts.join(''))}\n`
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
  const items = resources.map(({ item, path, files }, index) =>
    writeElement(
      'resource',
      { identifier: `item-${index + 1}`, type: 'imsqti_item_xmlv3p0', href: path },
      writeItemMetadata(item) + files.map((file) => writeElement('file', { href: toAddress(file) })).join(''),
    ),
  )
  const xmlns = 'http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1'
  const content =
    `<metadata><schema>QTI Package</schema><schemaversion>3.0.0</schemaversion></metadata><organizations/>` +
    writeElement('resources', {}, test + items.join(''))
  return `${declaration}${writeElement('manifest', { xmlns, identifier: `package-${lesson.id}` }, content)}\n`
}

/** A path as an address: what has a meaning in addresses is percent-encoded. */
function toAddress(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}

function writeItemMetadata({ difficulty, typicalMs }: PackagedItem): string {
  const duration = typicalMs === null ? '' : writeDuration(`PT${typicalMs / 1000}S`)
  return writeLom(educational(writeValue('difficulty', difficulty) + duration))
}

function writeLessonMetadata({ title, type, policy, xp, unit, items }: PackagedLesson): string {
  const duration = xp === null ? '' : writeDuration(toDuration(xp))
  const keywords = [
    ...(policy === defaultPolicy ? [] : [`scoring-policy: ${policy}`]),
    ...(items.some(({ subTest }) => subTest > 1) ? [BANK_KEYWORD] : []),
  ].map((keyword) => writeString('keyword', keyword))
  const path = writeElement('taxonPath', {}, writeElement('taxon', {}, writeString('entry', unit)))
  return writeLom(
    writeElement('general', {}, writeString('title', title) + keywords.join('')) +
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

/** In seconds where it is no whole number of minutes. */
function toDuration(minutes: number): string {
  return Number.isInteger(minutes) ? `PT${minutes}M` : `PT${Number((minutes * 60).toFixed(6))}S`
}

function writeValue(name: string, value: string): string {
  return writeElement(name, {}, writeElement('value', {}, escapeText(value)))
}

function writeString(name: string, text: string): string {
  return writeElement(name, {}, writeElement('string', {}, escapeText(text)))
}
