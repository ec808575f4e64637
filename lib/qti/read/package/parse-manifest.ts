import type { Manifest, ManifestResource, ResourceMetadata } from '#lib/qti/item/package.ts'
import type { QtiProblem } from '#lib/qti/item/problem.ts'
import { type Reading, readDocument, readWithNotes } from '#lib/qti/read/read-document.ts'
import { type Note, type Report, withBase } from '#lib/qti/xml/read-attributes.ts'
import {
  childElements,
  childNamed,
  childrenNamed,
  textOf,
  type XmlElement,
} from '#lib/qti/xml/xml-element.ts'
import type { Result } from '#lib/std/result.ts'
import type { Difficulty } from '#lib/std/terms.ts'

/** Reads an IMS content package's `imsmanifest.xml`; addresses outside of the package are left out. */
export function parseManifest(xml: string): Result<Manifest, QtiProblem[]> {
  return readDocument(xml, 'manifest', readManifest)
}

/** As `parseManifest`, with notes on what is left out. */
export function parseManifestWithNotes(xml: string): Result<Reading<Manifest>, QtiProblem[]> {
  return readWithNotes(xml, 'manifest', readManifest)
}

function readManifest(root: XmlElement, report: Report): Manifest {
  const metadata = childNamed(root, 'metadata')
  const schema = metadata && childNamed(metadata, 'schema')
  const { title } = parseMetadata(metadata, report.note)
  const resources = listResources(root)
  if (resources.length === 0) report(root, 'there is no <resources>')
  return {
    identifier: readName(root, report) || 'package',
    ...(title !== undefined && { title }),
    ...(schema && { schema: textOf(schema).trim() }),
    resources: readResources(resources, report),
  }
}

/** IMS Content Packaging lets a manifest hold manifests, each with resources of its own. */
function listResources(manifest: XmlElement): XmlElement[] {
  const inside = childrenNamed(manifest, 'manifest').flatMap(listResources)
  return [...childrenNamed(manifest, 'resources'), ...inside]
}

function readResources(lists: XmlElement[], report: Report): ManifestResource[] {
  const seen = new Set<string>()
  return lists.flatMap((list) => {
    const base = baseAround(list, report)
    return childrenNamed(list, 'resource').map((element) => {
      const resource = readResource(element, base, report)
      if (seen.has(resource.identifier))
        report.note(element, `two resources are called "${resource.identifier}"`)
      seen.add(resource.identifier)
      return resource
    })
  })
}

/** Of the element and all around it. */
function baseAround(element: XmlElement, report: Report): string {
  return baseInside(element.parent ? baseAround(element.parent, report) : '', element, report)
}

function readResource(element: XmlElement, outside: string, report: Report): ManifestResource {
  const base = baseInside(outside, element, report)
  const files = childrenNamed(element, 'file').flatMap((file) => readPath(file, base, report) ?? [])
  const [only] = element.attributes.href === undefined && files.length === 1 ? files : []
  const href = only ?? readPath(element, base, report)
  return {
    identifier: readName(element, report),
    type: element.attributes.type?.trim() ?? '',
    ...(href !== undefined && { href }),
    files,
    dependencies: childElements(element).flatMap(({ name, attributes }) =>
      name === 'dependency' ? (attributes.identifierref?.trim() ?? []) : [],
    ),
    metadata: parseMetadata(childNamed(element, 'metadata'), report.note),
  }
}

function readName(element: XmlElement, { note }: Report): string {
  const name = element.attributes.identifier?.trim() ?? ''
  if (name === '') note(element, 'identifier is missing')
  return name
}

function baseInside(outside: string, element: XmlElement, { note }: Report): string {
  const base = element.attributes['xml:base']?.trim()
  if (!base) return outside
  if (!isOutside(base, outside)) return withBase(outside, base)
  note(element, `xml:base="${base}" is left out: it leads out of the package`)
  return outside
}

/** From the root of the package, as it is written. */
function readPath(element: XmlElement, base: string, { note }: Report): string | undefined {
  const written = element.attributes.href?.trim()
  if (written === undefined || written === '') return undefined
  if (!isOutside(written, base)) return `${base.slice(0, base.lastIndexOf('/') + 1)}${written}`
  note(element, `href="${written}" is left out: it leads out of the package`)
  return undefined
}

function isOutside(path: string, base: string): boolean {
  if (path.startsWith('/') || /^[a-z][a-z\d+.-]*:/i.test(path)) return true
  let depth = base.split('/').length - 1
  for (const part of path.split(/[/\\]/)) {
    if (part === '..') depth--
    else if (part !== '.' && part !== '') depth++
    if (depth < 0) return true
  }
  return false
}

/** Reads the `lom` inside a `metadata` element; what it does not say, or says in words of its own, is absent. */
function parseMetadata(metadata: XmlElement | undefined, note: Note): ResourceMetadata {
  const lom = metadata && findLom(metadata)
  if (!lom) return {}
  const title = readText(lom, ['general', 'title'])
  const difficulty = readDifficulty(lom, note)
  const lessonType = readText(lom, ['educational', 'learningResourceType', 'value'])
  const typicalLearningMinutes = readLearningMinutes(lom, note)
  const unit = readText(lom, ['classification', 'taxonPath', 'taxon', 'entry'])
  const keywords = readKeywords(lom)
  return {
    ...(title !== undefined && { title }),
    ...(difficulty !== undefined && { difficulty }),
    ...(lessonType !== undefined && { lessonType }),
    ...(typicalLearningMinutes !== undefined && { typicalLearningMinutes }),
    ...(unit !== undefined && { unit }),
    ...(keywords.length > 0 && { keywords }),
  }
}

/** Some wrap it once more. */
function findLom(metadata: XmlElement): XmlElement | undefined {
  const inside = childElements(metadata)
  return childNamed(metadata, 'lom') ?? inside.flatMap((element) => childNamed(element, 'lom') ?? [])[0]
}

/** LOM 1.5: one or several, each perhaps in several languages, of which the first is taken. */
function readKeywords(lom: XmlElement): string[] {
  const general = childNamed(lom, 'general')
  const elements = general ? childrenNamed(general, 'keyword') : []
  return elements.flatMap((element) => {
    const [localized] = childElements(element)
    const text = textOf(localized ?? element).trim()
    return text === '' ? [] : [text]
  })
}

/** LOM 5.8 knows five degrees; `hard` is common besides. */
const difficulties: ReadonlyMap<string, Difficulty> = new Map([
  ['very easy', 'easy'],
  ['easy', 'easy'],
  ['medium', 'medium'],
  ['difficult', 'hard'],
  ['very difficult', 'hard'],
  ['hard', 'hard'],
])

function readDifficulty(lom: XmlElement, note: Note): Difficulty | undefined {
  const element = descend(lom, ['educational', 'difficulty', 'value'])
  if (!element) return undefined
  const value = textOf(element).trim()
  const difficulty = difficulties.get(value.toLowerCase())
  if (!difficulty) note(element, `"${value}" is no difficulty that is known, and left out`)
  return difficulty
}

/** ISO 8601, as far as a lesson lasts: weeks and months are no learning time. The smallest part may have decimals. */
const durationForm =
  /^P(?:(\d+)D)?(?:T(?:(\d+(?:[.,]\d+)?)H)?(?:(\d+(?:[.,]\d+)?)M)?(?:(\d+(?:[.,]\d+)?)S)?)?$/

function readLearningMinutes(lom: XmlElement, note: Note): number | undefined {
  const element = descend(lom, ['educational', 'typicalLearningTime', 'duration'])
  if (!element) return undefined
  const value = textOf(element).trim()
  const parts = durationForm.exec(value)
  if (!parts || value.endsWith('P') || value.endsWith('T')) {
    note(element, `"${value}" is no duration such as PT10M, and left out`)
    return undefined
  }
  const [days, hours, minutes, seconds] = parts
    .slice(1)
    .map((part) => Number((part ?? '0').replace(',', '.')))
  const total = (days ?? 0) * 1440 + (hours ?? 0) * 60 + (minutes ?? 0) + (seconds ?? 0) / 60
  if (total <= longestMinutes) return total
  note(element, `"${value}" is longer than a lesson lasts, and left out`)
  return undefined
}

/** A hundred hours: each minute is worth an XP. */
const longestMinutes = 6_000

/** The text at the end of a path of elements; of several languages the first. */
function readText(lom: XmlElement, path: string[]): string | undefined {
  const element = descend(lom, path)
  if (!element) return undefined
  const [localized] = childElements(element)
  const text = textOf(localized ?? element).trim()
  return text === '' ? undefined : text
}

function descend(from: XmlElement, path: string[]): XmlElement | undefined {
  let element: XmlElement | undefined = from
  for (const name of path) element = element && childNamed(element, name)
  return element
}
