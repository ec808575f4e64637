import { readSourceSet, writeSourceSet } from '#lib/qti/item/content.ts'
import type { QtiProblem } from '#lib/qti/item/problem.ts'
import { isPage, objectTypeOf } from '#lib/qti/read/html/parse-object.ts'
import { readHtml } from '#lib/qti/read/html/read-html.ts'
import { isQti2, upgradeTree } from '#lib/qti/read/upgrade/upgrade-tree.ts'
import { parseForeignXml } from '#lib/qti/xml/parse-foreign-xml.ts'
import { type Report, withBase } from '#lib/qti/xml/read-attributes.ts'
import { writeTree } from '#lib/qti/xml/write-element.ts'
import { childElements, childNamed, type XmlElement, type XmlNode } from '#lib/qti/xml/xml-element.ts'
import { err, ok, type Result } from '#lib/std/result.ts'
import { isDrawing, pictureOf } from './inline-drawing.ts'

/** The package around a document. */
export type Neighbours = {
  /** The path of the file that an address means in the file at `from`; `null` if there is none. */
  find: (from: string, href: string) => string | null
  /** The text of a file, or why it cannot be read. */
  read: (path: string) => Result<string, string>
  /** Whether browsers can show the file. */
  isServed: (path: string) => boolean
  /** How the file at `to` is addressed in the file at `from`. */
  address: (from: string, to: string) => string
  /** Keeps a file that is written out in an address (`data:`), and gives it an address; `null` for what is none. */
  keep: (data: string) => string | null
}

type Place = {
  /** Where the document lies. */
  path: string
  /** The file in which its addresses are to be read; that at `path` where it is absent. */
  readAt?: string
}

/**
 * A document that stands for itself: files that it includes, pages that it shows and sections that it refers
 * to are part of it, and each of its addresses can be read beside it. What needs no change stays as it is
 * written, byte for byte; what does becomes QTI 3.
 */
export function expandDocument(
  xml: string,
  { path, readAt = path }: Place,
  neighbours: Neighbours,
): Result<{ xml: string; notes: QtiProblem[] }, QtiProblem[]> {
  const document = parseForeignXml(xml)
  if (!document.ok) return document
  const { root, locate } = document.value
  const problems: QtiProblem[] = []
  const notes: QtiProblem[] = []
  const collect = (into: QtiProblem[]) => (element: XmlElement, message: string) => {
    if (into.length < 50) into.push({ ...locate(element), message })
  }
  const report: Report = Object.assign(collect(problems), { note: collect(notes) })
  const expanding: Expanding = { readAt, neighbours, report, changed: readAt !== path }
  expandInside(root, { from: path, open: [path], place: null }, expanding)
  if (problems.length > 0) return err(problems)
  if (!expanding.changed) return ok({ xml, notes })
  if (isQti2(root)) upgradeTree(root, report.note)
  return ok({ xml: writeTree(root), notes })
}

type Expanding = { readAt: string; neighbours: Neighbours; report: Report; changed: boolean }

/** Which file an element was read from, and through which others. */
type Origin = {
  from: string
  open: readonly string[]
  /** The element of the document that stands for it; null in the document itself. */
  place: XmlElement | null
}

function expandInside(element: XmlElement, origin: Origin, expanding: Expanding): void {
  const inside = baseOf(element, origin, expanding)
  rewriteAddresses(element, inside, expanding)
  reportSilentMedia(element, inside, expanding)
  const children: XmlNode[] = []
  for (const child of element.children) {
    if (typeof child === 'string') children.push(child)
    else children.push(...expandElement(child, inside, expanding))
  }
  for (const child of children) if (typeof child !== 'string') child.parent = element
  element.children = children
}

function expandElement(element: XmlElement, origin: Origin, expanding: Expanding): XmlNode[] {
  const inside = baseOf(element, origin, expanding)
  if (isInclude(element)) return include(element, inside, expanding)
  const picture = isDrawing(element) ? pictureOf(element, expanding.neighbours.keep) : null
  if (picture) {
    expanding.changed = true
    return [picture]
  }
  if (element.name === 'object' && element.namespace === 'qti') {
    if (isPage(objectTypeOf(element))) return showPage(element, inside, expanding)
    const fallback = fallbackOf(element, inside, expanding)
    if (fallback) return fallback.flatMap((child) => expandNode(child, inside, expanding))
  }
  if (responseProcessing.has(element.name)) insertTemplate(element, inside, expanding)
  // What a module finds in its place is the module's own.
  if (!/^(?:qti-interaction-markup|interactionMarkup|markup)$/.test(element.name))
    expandInside(element, origin, expanding)
  return [element]
}

function expandNode(node: XmlNode, origin: Origin, expanding: Expanding): XmlNode[] {
  return typeof node === 'string' ? [node] : expandElement(node, origin, expanding)
}

const responseProcessing: ReadonlySet<string> = new Set(['qti-response-processing', 'responseProcessing'])

/** Rules that lie in a file of the package; those of the standard have addresses in the web. */
function insertTemplate(element: XmlElement, origin: Origin, expanding: Expanding): void {
  const { attributes } = element
  const hrefs = [attributes['template-location'], attributes.templateLocation, attributes.template]
  const path = hrefs
    .map((href) => (href ? expanding.neighbours.find(origin.from, href.trim()) : null))
    .find(Boolean)
  if (!path || childElements(element).length > 0) return
  const text = expanding.neighbours.read(path)
  if (!text.ok) return void refuse(element, `${path}: ${text.error}`, expanding)
  expanding.changed = true
  element.attributes = {}
  element.children = insert(text.value, path, { at: element, origin }, expanding)
}

/** XML Base: an address in a folder of its own for all inside. */
function baseOf(element: XmlElement, origin: Origin, expanding: Expanding): Origin {
  const base = element.attributes['xml:base']?.trim()
  if (!base) return origin
  expanding.changed = true
  return { ...origin, from: withBase(origin.from, base) }
}

const sectionRefs: ReadonlySet<string> = new Set(['qti-assessment-section-ref', 'assessmentSectionRef'])

function isInclude({ name, namespace, attributes }: XmlElement): boolean {
  if (attributes.href === undefined) return false
  return sectionRefs.has(name) || (name === 'include' && namespace !== 'mathml')
}

/** XInclude, and QTI's reference to a section in a file of its own. */
function include(element: XmlElement, origin: Origin, expanding: Expanding): XmlNode[] {
  const { href = '', parse } = element.attributes
  const at = origin.place ?? element
  expanding.changed = true
  const path = expanding.neighbours.find(origin.from, href)
  if (path === null) {
    const fallback = childNamed(element, 'fallback')
    if (fallback) {
      expanding.report.note(at, `${href} is not in the package: what stands for it is shown`)
      return fallback.children.flatMap((child) => expandNode(child, origin, expanding))
    }
    return refuse(at, `it includes ${href}, which the package does not hold`, expanding)
  }
  const text = expanding.neighbours.read(path)
  if (!text.ok) return refuse(at, `${href}: ${text.error}`, expanding)
  return parse === 'text' ? [text.value] : insert(text.value, path, { at, origin }, expanding)
}

/** The page's text takes the place of the frame that would show it. */
function showPage(element: XmlElement, origin: Origin, expanding: Expanding): XmlNode[] {
  const { data = '', class: written, id } = element.attributes
  const at = origin.place ?? element
  const path = expanding.neighbours.find(origin.from, data)
  if (path === null) {
    const fallback = fallbackOf(element, origin, expanding)
    if (fallback) return fallback.flatMap((child) => expandNode(child, origin, expanding))
    return refuse(at, `it shows ${data}, which the package does not hold`, expanding)
  }
  expanding.changed = true
  const text = expanding.neighbours.read(path)
  if (!text.ok) return refuse(at, `${data}: ${text.error}`, expanding)
  const frame: XmlElement = { ...element, name: 'div', children: [] }
  frame.attributes = { ...(written !== undefined && { class: written }), ...(id !== undefined && { id }) }
  frame.children = insert(text.value, path, { at, origin }, expanding)
  for (const child of frame.children) if (typeof child !== 'string') child.parent = frame
  return [frame]
}

type From = { at: XmlElement; origin: Origin }

const maxDepth = 8
const maxPageLength = 1_000_000

function insert(text: string, path: string, { at, origin }: From, expanding: Expanding): XmlNode[] {
  if (origin.open.includes(path) || origin.open.length > maxDepth)
    return refuse(at, `${path} includes itself, or is included too deep`, expanding)
  const document = readIncluded(text, path)
  if (!document.ok) return refuse(at, document.error, expanding)
  const root = document.value
  if (isQti2(root)) upgradeTree(root, () => {})
  const inside: Origin = { from: path, open: [...origin.open, path], place: at }
  const frame: XmlElement = { ...root, children: contentOf(root) }
  expandInside(frame, inside, expanding)
  return frame.children
}

/** A page is read as browsers read it, also where it is XML. */
function readIncluded(text: string, path: string): Result<XmlElement, string> {
  const document = parseForeignXml(text)
  const isHtml = /\.html?$/i.test(path) || (document.ok && document.value.root.name === 'html')
  if (isHtml && text.length <= maxPageLength) return ok(readHtml(text))
  if (document.ok) return ok(document.value.root)
  const [first] = document.error
  return err(`${path}, line ${first?.line}: ${first?.message}`)
}

/** What of a file is content: of a passage or a page its body. */
function contentOf(root: XmlElement): XmlNode[] {
  if (root.name === 'qti-assessment-stimulus') return childNamed(root, 'qti-stimulus-body')?.children ?? []
  if (root.name === 'qti-response-processing' || root.name === 'responseProcessing') return root.children
  if (root.name === 'html') return childNamed(root, 'body')?.children ?? []
  return [root]
}

function refuse(at: XmlElement, message: string, { report }: Expanding): [] {
  report(at, message)
  return []
}

/** What the author put inside an object for readers that cannot show it, where this app cannot. */
function fallbackOf(element: XmlElement, { from }: Origin, expanding: Expanding): XmlNode[] | null {
  const { neighbours, report } = expanding
  const { data = '' } = element.attributes
  const inside = childElements(element).filter(({ name }) => name !== 'param')
  if (inside.length === 0 || data.startsWith('data:')) return null
  const path = neighbours.find(from, data)
  if (path !== null && neighbours.isServed(path)) return null
  expanding.changed = true
  report.note(element, `${data} cannot be shown: what stands inside the <object> is`)
  return inside
}

const addressNames = ['href', 'src', 'data', 'poster'] as const

function rewriteAddresses(element: XmlElement, origin: Origin, expanding: Expanding): void {
  if (element.namespace !== 'qti') return
  const { attributes } = element
  for (const name of addressNames) {
    const href = attributes[name]
    if (href !== undefined) setAttribute(element, name, rewrite(href, origin, expanding), expanding)
  }
  if (attributes.srcset !== undefined) {
    const sources = readSourceSet(attributes.srcset)
    const rewritten = sources.map((source) => ({ ...source, href: rewrite(source.href, origin, expanding) }))
    const isSame = rewritten.every(({ href }, at) => href === sources[at]?.href)
    if (!isSame) setAttribute(element, 'srcset', writeSourceSet(rewritten), expanding)
  }
  if (attributes['xml:base'] !== undefined) {
    const { 'xml:base': _, ...others } = element.attributes
    element.attributes = others
  }
  // The whole text of these elements is an address.
  const [text] = element.children
  if (/^(?:qti-file-href|fileHref)$/.test(element.name) && typeof text === 'string') {
    const rewritten = rewrite(text.trim(), origin, expanding)
    if (rewritten !== text.trim()) element.children = [rewritten]
  }
}

function setAttribute(element: XmlElement, name: string, value: string, expanding: Expanding): void {
  if (element.attributes[name] === value) return
  element.attributes = { ...element.attributes, [name]: value }
  expanding.changed = true
}

function rewrite(href: string, { from }: Origin, { readAt, neighbours }: Expanding): string {
  if (/^\s*data:/i.test(href)) return neighbours.keep(href) ?? href
  if (from === readAt || href === '' || /^(?:#|[a-z][a-z\d+.-]*:)/i.test(href)) return href
  const path = neighbours.find(from, href)
  return path === null ? href : neighbours.address(readAt, path)
}

/** A recording without any source that can be played is none. */
function reportSilentMedia(element: XmlElement, { from, place }: Origin, expanding: Expanding): void {
  if (!/^(?:audio|video)$/.test(element.name) || element.attributes.src !== undefined) return
  const { neighbours, readAt, report } = expanding
  const sources = childElements(element).filter(({ name }) => name === 'source')
  const found = sources.flatMap(({ attributes: { src = '' } }) => {
    if (/^\s*data:/i.test(src)) return [src]
    return neighbours.find(from, src) ?? neighbours.find(readAt, src) ?? []
  })
  if (sources.length > 0 && found.length === 0)
    report(place ?? element, `it plays ${sources[0]?.attributes.src}, which the package does not hold`)
}
