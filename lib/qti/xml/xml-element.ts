/** An element with its namespace resolved; comments and processing instructions are gone. */
export type XmlElement = {
  /** Without its prefix. */
  name: string
  namespace: Namespace
  /** The name of a vocabulary that is none of these. */
  foreign?: string
  /** `xml:lang` and `xml:base` keep their prefix; `xmlns…` and the attributes of other namespaces are gone. */
  attributes: Readonly<Record<string, string>>
  children: XmlNode[]
  parent: XmlElement | null
  /** Where its start tag begins in the document. */
  offset: number
}

export type XmlNode = XmlElement | string

/** `qti` stands for every version of QTI and for no namespace at all. */
export type Namespace = 'qti' | 'mathml' | 'ssml' | 'other'

export function childElements(element: XmlElement): XmlElement[] {
  return element.children.filter((child) => typeof child !== 'string')
}

export function childrenNamed(element: XmlElement, name: string): XmlElement[] {
  return childElements(element).filter((child) => child.name === name)
}

export function childNamed(element: XmlElement, name: string): XmlElement | undefined {
  return childElements(element).find((child) => child.name === name)
}

/** All text inside, at any depth. */
export function textOf(element: XmlElement): string {
  let text = ''
  for (const child of element.children) text += typeof child === 'string' ? child : textOf(child)
  return text
}

/** The elements from the root down, as `a/b[2]/c`. */
export function pathOf(element: XmlElement): string {
  const step = stepOf(element)
  return element.parent ? `${pathOf(element.parent)}/${step}` : step
}

function stepOf(element: XmlElement): string {
  const siblings = element.parent ? childrenNamed(element.parent, element.name) : []
  return siblings.length < 2 ? element.name : `${element.name}[${siblings.indexOf(element) + 1}]`
}

/** What prefixes stand for where an element is; the empty prefix is the default namespace. */
export type Scope = { prefixes: Readonly<Record<string, string>>; unprefixed: Namespace }

/** Without a prototype: a file may use any word as a prefix. */
export const rootScope: Scope = {
  prefixes: Object.assign(Object.create(null) as Record<string, string>, {
    xml: 'http://www.w3.org/XML/1998/namespace',
  }),
  unprefixed: 'qti',
}

export function scopeInside(declared: [prefix: string, uri: string][], inherited: Scope): Scope {
  const prefixes = Object.assign(Object.create(null) as Record<string, string>, inherited.prefixes)
  for (const [prefix, uri] of declared) prefixes[prefix] = uri
  return { prefixes, unprefixed: namespaceOf(prefixes['']) }
}

const mathml = 'http://www.w3.org/1998/Math/MathML'

const ssml = 'http://www.w3.org/2001/10/synthesis'

const xhtml = 'http://www.w3.org/1999/xhtml'

const imsPrefix = 'http://www.imsglobal.org/xsd/'

export function namespaceOf(uri: string | undefined): Namespace {
  if (uri === undefined || uri === '' || uri.startsWith(imsPrefix) || uri === xhtml) return 'qti'
  if (uri === ssml) return 'ssml'
  return uri === mathml ? 'mathml' : 'other'
}
