import { readSourceSet } from '#lib/qti/item/content.ts'
import type { Report } from '#lib/qti/xml/read-attributes.ts'
import type { XmlElement } from '#lib/qti/xml/xml-element.ts'

/** The HTML of QTI 3 that may be shown, and what each element may say besides the global attributes. */
const elements: Readonly<Record<string, string>> = {
  a: 'href hreflang type',
  abbr: '',
  address: '',
  article: '',
  aside: '',
  audio: 'src controls loop muted preload',
  b: '',
  bdi: '',
  bdo: '',
  blockquote: 'cite',
  br: '',
  caption: '',
  cite: '',
  code: '',
  col: 'span',
  colgroup: 'span',
  dd: '',
  del: 'cite datetime',
  details: 'open',
  dfn: '',
  div: '',
  dl: '',
  dt: '',
  em: '',
  figcaption: '',
  figure: '',
  footer: '',
  h1: '',
  h2: '',
  h3: '',
  h4: '',
  h5: '',
  h6: '',
  header: '',
  hr: '',
  hgroup: '',
  i: '',
  img: 'src srcset sizes alt width height',
  ins: 'cite datetime',
  kbd: '',
  li: 'value',
  main: '',
  mark: '',
  nav: '',
  ol: 'start type reversed',
  p: '',
  picture: '',
  pre: '',
  q: 'cite',
  rb: '',
  rp: '',
  rt: '',
  ruby: '',
  s: '',
  samp: '',
  section: '',
  small: '',
  source: 'src srcset sizes type media width height',
  span: '',
  strong: '',
  sub: '',
  summary: '',
  sup: '',
  table: '',
  tbody: '',
  td: 'colspan rowspan headers',
  tfoot: '',
  th: 'colspan rowspan headers scope abbr',
  thead: '',
  time: 'datetime',
  tr: '',
  u: '',
  track: 'src kind srclang label default',
  ul: '',
  var: '',
  video: 'src poster controls loop muted preload width height',
  wbr: '',
}

const globalAttributes = ['class', 'data-catalog-idref', 'dir', 'id', 'lang', 'role', 'title']

const attributesByElement = new Map(
  Object.entries(elements).map(([name, own]) => [name, new Set([...globalAttributes, ...own.split(' ')])]),
)

/** The attributes the element may have, undefined for an element that is not allowed. */
export function allowedHtmlAttributes(name: string): ReadonlySet<string> | undefined {
  return attributesByElement.get(name)
}

/** The attributes that hold an address. */
export const addressAttributes: ReadonlySet<string> = new Set(['href', 'src', 'poster', 'cite'])

/** White space between the children of these is layout of the file, not text. */
export const structuralElements: ReadonlySet<string> = new Set([
  'audio',
  'colgroup',
  'dl',
  'ol',
  'picture',
  'qti-item-body',
  'qti-stimulus-body',
  'qti-content-body',
  'ruby',
  'table',
  'tbody',
  'tfoot',
  'thead',
  'tr',
  'ul',
  'video',
])

/** What HTML 5 or QTI 3 calls otherwise, and what only tells how its content looks or is used. */
export const renamedElements: ReadonlyMap<string, string> = new Map([
  ['acronym', 'abbr'],
  ['big', 'span'],
  ['blink', 'span'],
  ['center', 'div'],
  ['data', 'span'],
  ['dir', 'ul'],
  ['fieldset', 'div'],
  ['font', 'span'],
  ['label', 'span'],
  ['legend', 'div'],
  ['marquee', 'span'],
  ['menu', 'ul'],
  ['meter', 'span'],
  ['nobr', 'span'],
  ['noscript', 'div'],
  ['output', 'span'],
  ['progress', 'span'],
  ['search', 'div'],
  ['strike', 's'],
  ['tt', 'code'],
])

/** What pages have for browsers and shows nothing itself. */
export const invisibleElements: ReadonlySet<string> = new Set(['link', 'meta', 'style'])

/** What word processors leave between the letters. */
export function isOfficeMarkup({ foreign = '' }: { foreign?: string }): boolean {
  return /^urn:schemas-microsoft-com:(?:office|vml)/i.test(foreign)
}

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
