import { readSourceSet } from '#lib/qti/source-set.ts'
import { addressAttributes } from './allowed-html.ts'
import type { Report } from './read-document.ts'
import type { XmlElement } from './xml-element.ts'

/** The allowed attributes; others are dropped, an address that could run code is reported. */
export function pickAttributes(
  element: XmlElement,
  allowed: ReadonlySet<string>,
  report: Report,
): Record<string, string> | undefined {
  let picked: Record<string, string> | undefined
  for (const written in element.attributes) {
    const name = written === 'xml:lang' ? 'lang' : written
    if (!allowed.has(name) && !name.startsWith('aria-')) continue
    const value = element.attributes[written] ?? ''
    if (!isAllowed(name, value)) report(element, `the address ${name}="${value.slice(0, 60)}" is not allowed`)
    picked ??= {}
    picked[name] = value
  }
  return picked
}

function isAllowed(name: string, value: string): boolean {
  if (name === 'srcset') return readSourceSet(value).every(({ href }) => isMediaAddress(href))
  if (name === 'src' || name === 'poster') return isMediaAddress(value)
  return !addressAttributes.has(name) || isSafeAddress(value)
}

/** Besides, an image, sound or film that is written out in the address itself. */
export function isMediaAddress(address: string): boolean {
  return isSafeAddress(address) || /^\s*data:(?:image|audio|video)\/[\w.+-]+[;,]/i.test(address)
}

const schemes = new Set(['http', 'https', 'mailto'])
const schemeForm = /^([a-z][a-z\d+.-]*):/i

/** Relative, or of a scheme that names a document. Browsers disregard controls and spaces, so this does. */
export function isSafeAddress(address: string): boolean {
  const scheme = schemeForm.exec(withoutControls(address))?.[1]
  return scheme === undefined || schemes.has(scheme.toLowerCase())
}

function withoutControls(text: string): string {
  let kept = ''
  for (const character of text) if (character > ' ' && character !== '\u007f') kept += character
  return kept
}
