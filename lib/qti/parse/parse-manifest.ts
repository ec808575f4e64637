import type { Manifest, ManifestResource } from '#lib/qti/model.ts'
import type { QtiProblem } from '#lib/qti/problem.ts'
import type { Result } from '#lib/std/result.ts'
import { parseMetadata } from './parse-metadata.ts'
import { readIdentifier, readText } from './read-attributes.ts'
import { type Report, readDocument } from './read-document.ts'
import { childElements, childNamed, childrenNamed, type XmlElement } from './xml-element.ts'

/** Reads an IMS content package's `imsmanifest.xml`; every address stays inside the package. */
export function parseManifest(xml: string): Result<Manifest, QtiProblem[]> {
  return readDocument(xml, 'manifest', (root, report) => {
    const resources = childNamed(root, 'resources')
    if (!resources) report(root, 'there is no <resources>')
    const { title } = parseMetadata(childNamed(root, 'metadata'), report)
    return {
      identifier: readIdentifier(root, 'identifier', report),
      ...(title !== undefined && { title }),
      resources: resources ? readResources(resources, report) : [],
    }
  })
}

function readResources(parent: XmlElement, report: Report): ManifestResource[] {
  const seen = new Set<string>()
  return childrenNamed(parent, 'resource').map((element) => {
    const resource = readResource(element, report)
    if (seen.has(resource.identifier)) report(element, `two resources are called "${resource.identifier}"`)
    seen.add(resource.identifier)
    return resource
  })
}

function readResource(element: XmlElement, report: Report): ManifestResource {
  const href = element.attributes.href === undefined ? undefined : readPackagePath(element, report)
  return {
    identifier: readIdentifier(element, 'identifier', report),
    type: readText(element, 'type', report),
    ...(href !== undefined && { href }),
    files: childrenNamed(element, 'file').map((file) => readPackagePath(file, report)),
    dependencies: childElements(element)
      .filter((child) => child.name === 'dependency')
      .map((dependency) => readIdentifier(dependency, 'identifierref', report)),
    metadata: parseMetadata(childNamed(element, 'metadata'), report),
  }
}

function readPackagePath(element: XmlElement, report: Report): string {
  const path = readText(element, 'href', report)
  if (!isPackagePath(path)) report(element, `href="${path}" does not stay inside the package`)
  return path
}

/** Relative, without `..`, back slashes or a scheme. */
function isPackagePath(path: string): boolean {
  if (path === '' || path.startsWith('/') || path.includes('\\') || path.includes(':')) return false
  return !path.split('/').includes('..')
}
