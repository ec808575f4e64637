import 'server-only'
import type { Manifest, ManifestResource } from '#lib/qti/item/package.ts'
import { decodeXml } from '#lib/qti/xml/decode-xml.ts'
import { findPath, type PackageFiles } from './package-files.ts'

const itemType = /^imsqti_(?:apip)?item_xmlv[23]/i
const testType = /^imsqti_(?:apip)?(?:test|assessment)_xmlv[23]/i

export function isItemResource({ type }: ManifestResource): boolean {
  return itemType.test(type)
}

export function isTestResource({ type }: ManifestResource): boolean {
  return testType.test(type)
}

/** A kind of resource that is not imported; `questions` are a loss, anything else is for another program. */
export type ForeignKind = { name: string; questions: boolean }

const foreignKinds: readonly (readonly [type: RegExp, kind: ForeignKind])[] = [
  [/^imsqti_[^/]*xmlv1|^imsqti_xmlv1|questestinterop/i, { name: 'QTI 1 questions', questions: true }],
  [/x-bb-(?:qti|.*(?:assess|test|pool|survey))/i, { name: 'Blackboard questions', questions: true }],
  [/x-bb-/i, { name: 'Blackboard material', questions: false }],
  [/^imsqti_.*xmlv(?!2|3)/i, { name: 'QTI of another version', questions: true }],
  [/^imswl_/i, { name: 'a web link', questions: false }],
  [/^imsdt_/i, { name: 'a discussion', questions: false }],
  [/^imsbasiclti_/i, { name: 'an LTI link', questions: false }],
  [/^associatedcontent\/imscc|^imscc_/i, { name: 'material of a Common Cartridge', questions: false }],
]

export function foreignKindOf({ type }: ManifestResource): ForeignKind | undefined {
  return foreignKinds.find(([form]) => form.test(type))?.[1]
}

const kinds: ReadonlyMap<string, 'items' | 'tests'> = new Map([
  ['qti-assessment-item', 'items'],
  ['assessmentItem', 'items'],
  ['qti-assessment-test', 'tests'],
  ['assessmentTest', 'tests'],
])

type Told = { items: ManifestResource[]; tests: ManifestResource[]; notes: string[] }

/** What resources are whose type tells nothing (`webcontent`, a type of some tool's own), by the roots of their files. */
export function tellUnknown(files: PackageFiles, resources: readonly ManifestResource[]): Told {
  const told: Told = { items: [], tests: [], notes: [] }
  for (const resource of resources) {
    const { type, href } = resource
    if (
      isItemResource(resource) ||
      isTestResource(resource) ||
      foreignKindOf(resource) ||
      !href ||
      !/\.xml$/i.test(href)
    )
      continue
    const path = findPath(files, 'imsmanifest.xml', href)
    const kind = kinds.get((path !== null && rootOf(files, path)) || '')
    if (kind === undefined) continue
    told[kind].push(resource)
    told.notes.push(
      `${href} is taken for ${kind === 'tests' ? 'a test' : 'an item'}, as its root says: its type is "${type}"`,
    )
  }
  return told
}

/** What a package is, in one sentence, of which nothing can be imported. */
export function describeForeign({ schema = '', resources }: Manifest): string {
  const counts = new Map<string, number>()
  for (const resource of resources) {
    const name = foreignKindOf(resource)?.name ?? (resource.type || 'resources without a type')
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const held = [...counts].map(([name, count]) => (count === 1 ? name : `${name} (${count})`)).join(', ')
  const said = /cartridge|scorm|common/i.test(schema) ? ` (${schema})` : ''
  return `nothing in it can be imported${said}: ${held === '' ? 'it holds nothing' : `it holds ${held}`}. Items and tests of QTI 2 and 3 can`
}

/** Files that tell what an archive without a manifest is. */
const marks: readonly (readonly [path: RegExp, name: string])[] = [
  [/(?:^|\/)h5p\.json$/i, 'H5P content'],
  [/(?:^|\/)moodle_backup\.xml$/i, 'a Moodle backup'],
  [/(?:^|\/)\.bb-package-info$/i, 'a Blackboard package'],
  [/(?:^|\/)(?:cmi5|tincan)\.xml$/i, 'an xAPI package'],
  [/(?:^|\/)course_settings\//i, 'a Canvas course'],
  [/^\[Content_Types\]\.xml$/i, 'an Office document'],
  [/^META-INF\/container\.xml$/i, 'an EPUB book'],
  [/\.(?:zip|imscc)$/i, 'an archive of archives: import those inside, one by one'],
]

/** What an archive without a manifest is, as far as its files tell. */
export function describeUnmarked(files: PackageFiles): string {
  const paths = [...files.keys()]
  const known = marks.find(([path]) => paths.some((one) => path.test(one)))?.[1]
  const missing = 'it has no imsmanifest.xml'
  if (known !== undefined) return `${missing}, so it is no content package: it looks like ${known}`
  const isQti1 = paths.some((path) => /\.xml$/i.test(path) && rootOf(files, path) === 'questestinterop')
  return isQti1 ? `${missing}, and its questions are of QTI 1: export them as QTI 2 or 3` : missing
}

/** The name of the first element, behind what may stand before it. */
function rootOf(files: PackageFiles, path: string): string | undefined {
  const text = decodeXml(files.get(path) ?? new Uint8Array())
  return text.ok ? rootForm.exec(text.value.slice(0, 20_000))?.[1] : undefined
}

const rootForm = /^(?:\s|<\?[^>]*\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>]*>)*<(?:[\w.-]+:)?([a-z][\w.-]*)/i

/** The general keyword by which a package says that a test is an assessment bank, each of its parts a sub-test. */
export const BANK_KEYWORD = 'assessment-bank'

export function isBank(keywords: readonly string[] = []): boolean {
  return keywords.some((keyword) => keyword.trim().toLowerCase() === BANK_KEYWORD)
}
