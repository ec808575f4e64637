import type { ContentElement, ContentNode } from '#lib/qti/item/content.ts'
import type { Report } from '#lib/qti/xml/read-attributes.ts'
import { childElements, type XmlElement } from '#lib/qti/xml/xml-element.ts'
import { pickAttributes } from './allowed-html.ts'

/** MathML Core's presentation elements. */
const tokens = new Set(['mi', 'mn', 'mo', 'ms', 'mtext', 'mspace'])
const layouts = new Set([
  'math',
  'maction',
  'menclose',
  'merror',
  'mfrac',
  'mmultiscripts',
  'mover',
  'mpadded',
  'mphantom',
  'mprescripts',
  'mroot',
  'mrow',
  'msqrt',
  'mstyle',
  'msub',
  'msubsup',
  'msup',
  'mtable',
  'mtd',
  'mtr',
  'munder',
  'munderover',
  'none',
])

/** Marks of alignment, which MathML Core has not: what they align stays readable without. */
const invisible = new Set(['maligngroup', 'malignmark'])

/** What MathML Core calls otherwise. */
const renamed: ReadonlyMap<string, string> = new Map([['mlabeledtr', 'mtr']])

const attributes = new Set(
  (
    'accent accentunder alttext class columnalign columnlines columnspacing columnspan depth dir display ' +
    'displaystyle fence form frame height id intent largeop linethickness lspace mathvariant maxsize minsize ' +
    'movablelimits notation rowalign rowlines rowspacing rowspan rspace scriptlevel separator stretchy ' +
    'symmetric voffset width xml:lang lang'
  ).split(' '),
)

/**
 * Presentation MathML. Annotations are dropped (they may hold the answer's source), and
 * `mfenced`, which MathML Core has not, becomes a row with operators.
 */
export function parseMathml(element: XmlElement, report: Report): ContentElement {
  if (element.name === 'mfenced') return parseFenced(element, report)
  if (element.name === 'semantics') {
    const [presentation] = partsOf(element)
    return {
      kind: 'element',
      name: 'mrow',
      children: presentation ? [parseMathml(presentation, report)] : [],
    }
  }
  if (tokens.has(element.name)) return build(element, element.name, tokenText(element, report), report)
  const name = renamed.get(element.name) ?? element.name
  if (!layouts.has(name)) report(element, `<${name}> is no MathML that is supported`)
  return build(
    element,
    name,
    partsOf(element).map((child) => parseMathml(child, report)),
    report,
  )
}

function partsOf(element: XmlElement): XmlElement[] {
  return childElements(element).filter(({ name }) => !invisible.has(name))
}

function build(element: XmlElement, name: string, children: ContentNode[], report: Report): ContentElement {
  const built: ContentElement = { kind: 'element', name }
  const picked = pickAttributes(element, attributes, report)
  if (picked) built.attributes = picked
  if (children.length > 0) built.children = children
  return built
}

function tokenText(element: XmlElement, report: Report): ContentNode[] {
  const texts: string[] = []
  for (const child of element.children) {
    if (typeof child === 'string') texts.push(child)
    else if (!invisible.has(child.name))
      report(child, `<${child.name}> is not supported inside <${element.name}>`)
  }
  return texts
}

/** MathML 3 §3.3.8. */
function parseFenced(element: XmlElement, report: Report): ContentElement {
  const { open = '(', close = ')', separators = ',' } = element.attributes
  const marks = [...separators.replaceAll(' ', '')]
  const row: ContentNode[] = [operator(open)]
  partsOf(element).forEach((child, index) => {
    const mark = marks[Math.min(index, marks.length) - 1]
    if (index > 0 && mark !== undefined) row.push(operator(mark))
    row.push(parseMathml(child, report))
  })
  row.push(operator(close))
  return { kind: 'element', name: 'mrow', children: row }
}

function operator(mark: string): ContentElement {
  const built: ContentElement = { kind: 'element', name: 'mo' }
  if (mark !== '') built.children = [mark]
  return built
}
