import { readSourceSet } from '#lib/qti/item/source-set.ts'
import type { Report } from '#lib/qti/xml/read-attributes.ts'
import type { XmlElement } from '#lib/qti/xml/xml-element.ts'
import { addressAttributes } from './allowed-html.ts'

/** The allowed attributes; others are dropped, an address that could run code is reported. */
export function pickAttributes(
  element: XmlElement,
  allowed: ReadonlySet<string>,
  report: Report,
): Record<string, string> | undefined {
  if (/\burl\s*\(/i.test(element.attributes.style ?? ''))
    report.note(element, 'the picture in its style is left out: the app has its own look')
  let picked: Record<string, string> | undefined
  for (const attribute in element.attributes) {
    const name = attribute === 'xml:lang' ? 'lang' : attribute
    if (!allowed.has(name) && !name.startsWith('aria-')) continue
    const value = element.attributes[attribute] ?? ''
    if (!isAllowed(name, value)) {
      const written = `the address ${name}="${value.slice(0, 60)}"`
      if (!isOpenable(name, value)) report(element, `${written} is not allowed`)
      else {
        report.note(element, `${written} is left out: the app does not open such links`)
        continue
      }
    }
    picked ??= {}
    picked[name] = value
  }
  return picked
}

/** An address for another program (`tel:`, `ftp:`), which runs nothing and shows nothing here. */
function isOpenable(name: string, value: string): boolean {
  if (name !== 'href' && name !== 'cite') return false
  return !/^(?:javascript|vbscript|data|blob|filesystem|about|view-source):/i.test(withoutControls(value))
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
