import type { QtiProblem } from '#lib/qti/item/problem.ts'
import { allowedHtmlAttributes, renamedElements } from '#lib/qti/read/html/allowed-html.ts'
import { parseXml } from '#lib/qti/xml/parse-xml.ts'
import { writeTree } from '#lib/qti/xml/write-element.ts'
import type { XmlElement } from '#lib/qti/xml/xml-element.ts'
import { ok, type Result } from '#lib/std/result.ts'
import { toPortableCustom } from './portable-custom.ts'

/** Tells of a change that an author may want to know of. */
type Note = (element: XmlElement, message: string) => void

const roots: ReadonlySet<string> = new Set([
  'assessmentItem',
  'assessmentTest',
  'assessmentSection',
  'assessmentStimulus',
])

/** Whether a document is QTI 2.0, 2.1 or 2.2: these write names in camel case. */
export function isQti2(root: XmlElement): boolean {
  return root.namespace === 'qti' && roots.has(root.name)
}

/**
 * Turns QTI 2.x into QTI 3 in place: the elements' and attributes' names, and the few things that QTI 3
 * says otherwise. Places in the document stay known, so problems still name the line of the file.
 */
export function upgradeTree(root: XmlElement, note: Note): void {
  note(root, 'QTI 2 is read as QTI 3')
  upgradeElement(root, note)
}

function upgradeElement(element: XmlElement, note: Note): void {
  if (element.namespace !== 'qti' || element.name === 'math') return
  if (!isHtml(element.name)) {
    element.attributes = upgradeAttributes(element)
    const name = element.name
    element.name = upgradedName(name)
    changes[name]?.(element, note)
  }
  dropLeftovers(element, note)
  // What a module finds in its place is the module's own.
  if (element.name === 'qti-interaction-markup') return
  for (const child of element.children) if (typeof child !== 'string') upgradeElement(child, note)
}

/** HTML that is refused keeps its name, so that the problem names what the author wrote. */
const refusedHtml: ReadonlySet<string> = new Set(
  'applet button canvas embed form iframe input link noscript object option param script select style svg textarea'.split(
    ' ',
  ),
)

function isHtml(name: string): boolean {
  return refusedHtml.has(name) || renamedElements.has(name) || allowedHtmlAttributes(name) !== undefined
}

function upgradedName(name: string): string {
  return name.startsWith('qti-') ? name : `qti-${toKebab(name)}`
}

function upgradeAttributes({ attributes }: XmlElement): Record<string, string> {
  const upgraded: Record<string, string> = {}
  for (const name in attributes) upgraded[toKebab(name)] = attributes[name] ?? ''
  return upgraded
}

const kebabNames = new Map<string, string>()

function toKebab(name: string): string {
  const known = kebabNames.get(name)
  if (known !== undefined) return known
  const kebab = name.startsWith('data-')
    ? name
    : name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  // Names come from files: only so many are worth remembering.
  if (kebabNames.size < 1_000) kebabNames.set(name, kebab)
  return kebab
}

/** What differs by more than its name, by its name in QTI 2. */
const changes: Readonly<Record<string, (element: XmlElement, note: Note) => void>> = Object.assign(
  Object.create(null),
  {
    customInteraction: toPortableCustom,
    // QTI 2 has no limit here; QTI 3 has 1 where none is written.
    gapMatchInteraction: setUnlimited,
    graphicGapMatchInteraction: setUnlimited,
    infoControl: toDetails,
    mapEntry: setCaseSensitive,
  },
)

function setUnlimited(element: XmlElement): void {
  element.attributes = { 'max-associations': '0', ...element.attributes }
}

/** QTI 2 minds case in a mapping where nothing is said, QTI 3 does not. */
function setCaseSensitive(element: XmlElement): void {
  element.attributes = { 'case-sensitive': 'true', ...element.attributes }
}

/** QTI 3 has no information that is asked for by a button; HTML has. */
function toDetails(element: XmlElement, note: Note): void {
  note(element, '<infoControl> is shown as <details>')
  const { title = '' } = element.attributes
  const { namespace, offset } = element
  const summary: XmlElement = {
    ...{ name: 'summary', namespace, attributes: {}, children: [title], parent: element, offset },
  }
  element.name = 'details'
  element.attributes = {}
  element.children = [summary, ...element.children]
}

const leftovers: ReadonlySet<string> = new Set([
  'apipAccessibility',
  'accessibilityInfo',
  'companionMaterialsInfo',
])

/** APIP's accessibility information points at content by a scheme of its own that QTI 3 has not kept. */
function dropLeftovers(element: XmlElement, note: Note): void {
  if (!element.children.some((child) => typeof child !== 'string' && leftovers.has(child.name))) return
  const kept = element.children.filter((child) => {
    if (typeof child === 'string' || !leftovers.has(child.name)) return true
    note(child, `<${child.name}> of APIP is left out`)
    return false
  })
  element.children = kept
}

/** The XML of an item, a passage or a test as QTI 3; what is QTI 3 already stays as it is written. */
export function toQti3Xml(xml: string): Result<string, QtiProblem[]> {
  const document = parseXml(xml)
  if (!document.ok) return document
  const { root } = document.value
  if (!isQti2(root)) return ok(xml)
  upgradeTree(root, () => {})
  return ok(writeTree(root))
}
