import type { Namespace, XmlElement } from './xml-element.ts'

/** An XML element; attributes that are undefined are left out, `content` is XML already. */
export function writeElement(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  content = '',
): string {
  let written = `<${name}`
  for (const attribute in attributes) {
    const value = attributes[attribute]
    if (value !== undefined) written += ` ${attribute}="${escapeAttribute(value)}"`
  }
  return content === '' ? `${written}/>` : `${written}>${content}</${name}>`
}

export function escapeText(text: string): string {
  return text.replace(/[&<>\r]/g, (character) => references[character] ?? character)
}

function escapeAttribute(value: string): string {
  return value.replace(/[&<>"\r\n\t]/g, (character) => references[character] ?? character)
}

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
}

/** A tree as a document in UTF-8. What is of another vocabulary than QTI's keeps that vocabulary's name. */
export function writeTree(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${write(root, null)}\n`
}

/** `outside` is what a name without prefix belongs to around the element. */
function write(element: XmlElement, outside: string | null): string {
  const uri = uriOf(element)
  const xmlns = uri === outside ? {} : { xmlns: uri }
  const inside = element.children
    .map((child) => (typeof child === 'string' ? escapeText(child) : write(child, uri)))
    .join('')
  return writeElement(element.name, { ...xmlns, ...element.attributes }, inside)
}

const uris: Readonly<Record<Exclude<Namespace, 'other'>, string>> = {
  qti: 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0',
  mathml: 'http://www.w3.org/1998/Math/MathML',
  ssml: 'http://www.w3.org/2001/10/synthesis',
}

function uriOf({ namespace, foreign = '' }: XmlElement): string {
  return namespace === 'other' ? foreign : uris[namespace]
}
