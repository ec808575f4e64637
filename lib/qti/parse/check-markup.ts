/** Limits of a document; more is refused before a tree is built. */
export const maxBytes = 5_000_000
export const maxDepth = 200
const maxNodes = 200_000

export type MarkupProblem = { offset: number; message: string }

export function exceedsBytes(xml: string): boolean {
  if (xml.length > maxBytes) return true
  return xml.length * 3 > maxBytes && new TextEncoder().encode(xml).length > maxBytes
}

/**
 * Refuses what the validator and the parser let through: a DOCTYPE (and with it every entity of the
 * document's own), named entities XML does not know, `<` inside a tag, and too many elements.
 */
export function checkMarkup(xml: string): MarkupProblem | null {
  let nodes = 0
  let ampersand = xml.indexOf('&')
  for (let at = xml.indexOf('<'); at !== -1; ) {
    const end = markupEnd(xml, at)
    if (typeof end === 'string') return { offset: at, message: end }
    const second = xml.charCodeAt(at + 1)
    const literal = second === exclamation || second === question
    if (!literal && second !== slash && ++nodes > maxNodes) {
      return { offset: at, message: `more than ${maxNodes} elements` }
    }
    const next = xml.indexOf('<', end)
    const segmentEnd = next === -1 ? xml.length : next
    while (ampersand !== -1 && ampersand < segmentEnd) {
      const hidden = literal && ampersand > at && ampersand < end
      if (!hidden && !isXmlEntity(xml, ampersand)) return entityProblem(xml, ampersand)
      ampersand = xml.indexOf('&', ampersand + 1)
    }
    at = next
  }
  return null
}

const exclamation = 33
const slash = 47
const question = 63

/** A tag whose quoted values hold no `<`. */
const tagForm = /<[^<>"']*(?:(?:"[^<"]*"|'[^<']*')[^<>"']*)*>/y
const entityForm = /&(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-fA-F]{1,6});/y

/** The index behind a tag, comment, CDATA section or instruction; a string tells why it is refused. */
function markupEnd(xml: string, at: number): number | string {
  const second = xml.charCodeAt(at + 1)
  if (second === exclamation) {
    if (xml.startsWith('<!--', at)) return behind(xml, '-->', at + 4)
    if (xml.startsWith('<![CDATA[', at)) return behind(xml, ']]>', at + 9)
    return 'a DOCTYPE or another declaration is not accepted'
  }
  if (second === question) return behind(xml, '?>', at + 2)
  tagForm.lastIndex = at
  return tagForm.test(xml) ? tagForm.lastIndex : 'a tag is not closed, or holds "<"'
}

function behind(xml: string, mark: string, from: number): number | string {
  const at = xml.indexOf(mark, from)
  return at === -1 ? `"${mark}" is missing` : at + mark.length
}

function isXmlEntity(xml: string, at: number): boolean {
  entityForm.lastIndex = at
  return entityForm.test(xml)
}

function entityProblem(xml: string, at: number): MarkupProblem {
  const name = xml.slice(at, at + 20).split(/[;\s<]/, 1)[0]
  return { offset: at, message: `${name}; is no entity of XML: write the character itself` }
}
