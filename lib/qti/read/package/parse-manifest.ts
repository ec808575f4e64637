import type { Manifest, ManifestResource } from '#lib/qti/item/manifest.ts'
import type { QtiProblem } from '#lib/qti/item/problem.ts'
import { type Reading, readDocument, readWithNotes } from '#lib/qti/read/read-document.ts'
import type { Report } from '#lib/qti/xml/report.ts'
import { withBase } from '#lib/qti/xml/xml-base.ts'
import {
  childElements,
  childNamed,
  childrenNamed,
  textOf,
  type XmlElement,
} from '#lib/qti/xml/xml-element.ts'
import type { Result } from '#lib/std/result.ts'
import { parseMetadata } from './parse-metadata.ts'

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
