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
