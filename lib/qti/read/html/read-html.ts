import type { XmlElement } from '#lib/qti/xml/xml-element.ts'
import { allowedHtmlAttributes, isMediaAddress, renamedElements } from './allowed-html.ts'

/**
 * A page of HTML as a tree, as far as passages need it: names in lower case, elements that have no end, ends
 * that may be left out, attributes without quotes, named characters. Never throws. What may not be shown is not
 * there: of an element that is not allowed its content, of an address that runs code nothing.
 */
export function readHtml(html: string): XmlElement {
  const root = element('html', null, {})
  const body = element('body', root, {})
  root.children.push(body)
  const reading: Reading = { html, lower: html.toLowerCase(), at: 0, body, open: body }
  while (reading.at < html.length) readPiece(reading)
  return root
}

/** What is for programs and not for readers; it is skipped with all inside. */
const skipped = ['script', 'style', 'title', 'template', 'noscript', 'iframe', 'svg']

type Reading = { html: string; lower: string; at: number; body: XmlElement; open: XmlElement }

/** Text, a comment or declaration, or a tag. Each step goes on from where the last one ended. */
function readPiece(reading: Reading): void {
  const { html, at } = reading
  const name = tagForm.exec(html.slice(at, at + 40))
  if (html[at] !== '<' || !(name || html[at + 1] === '!' || html[at + 1] === '?')) {
    const next = html.indexOf('<', at + 1)
    reading.at = next === -1 ? html.length : next
    append(reading.open, decodeHtml(html.slice(at, reading.at)))
  } else if (html.startsWith('<!--', at)) goBehind(reading, '-->', at + 4)
  else if (!name) goBehind(reading, '>', at)
  else readTag(reading, name)
}

const tagForm = /^<(\/?)([a-z][a-z\d:-]*)/i

function goBehind(reading: Reading, mark: string, from: number): void {
  const end = reading.lower.indexOf(mark, from)
  reading.at = end === -1 ? reading.html.length : end + mark.length
}

function readTag(reading: Reading, [start, slash, written = '']: RegExpExecArray): void {
  const from = reading.at + start.length
  const end = endOfTag(reading.html, from)
  const name = written.toLowerCase().replace(/^(?:m|mml|math):/, '')
  reading.at = end + 1
  if (slash) close(reading, name)
  else if (skipped.includes(name)) {
    goBehind(reading, `</${name}`, end)
    goBehind(reading, '>', reading.at)
  } else open(reading, name, reading.html.slice(from, end))
}

/** A `>` inside quotes ends nothing. */
function endOfTag(html: string, from: number): number {
  let quote = ''
  for (let at = from; at < html.length; at++) {
    const sign = html[at] ?? ''
    if (quote) quote = sign === quote ? '' : quote
    else if (sign === '>') return at
    else if ((sign === '"' || sign === "'") && html[at - 1] === '=') quote = sign
  }
  return html.length
}

function element(name: string, parent: XmlElement | null, attributes: Record<string, string>): XmlElement {
  return { name, namespace: 'qti', attributes, children: [], parent, offset: 0 }
}

function isKnown(name: string, open: XmlElement): boolean {
  if (name === 'math' || name === 'object' || name === 'param') return true
  return allowedHtmlAttributes(renamedElements.get(name) ?? name) !== undefined || isInMath(open)
}

function isInMath(element: XmlElement | null): boolean {
  return element !== null && (element.name === 'math' || isInMath(element.parent))
}

const voids: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
)

/** HTML, "optional tags": what begins ends these of the elements that are open. */
const endedBy: Readonly<Record<string, string>> = {
  li: 'li p',
  dt: 'dt dd p',
  dd: 'dt dd p',
  tr: 'tr td th p',
  td: 'td th p',
  th: 'td th p',
  tbody: 'thead tbody tr td th p',
  tfoot: 'thead tbody tr td th p',
  option: 'option',
  ...Object.fromEntries(
    'address article aside blockquote div dl figure footer h1 h2 h3 h4 h5 h6 header hr ol p pre section table ul'
      .split(' ')
      .map((name) => [name, 'p']),
  ),
}

/** Nothing inside these ends anything outside. */
const scopes: ReadonlySet<string> = new Set(['table', 'ul', 'ol', 'dl', 'body'])

function open(reading: Reading, name: string, written: string): void {
  if (!isKnown(name, reading.open)) return
  const ended = (endedBy[name] ?? '').split(' ')
  while (ended.includes(reading.open.name) && reading.open !== reading.body) leave(reading)
  const made = element(name, reading.open, readAttributes(written))
  reading.open.children.push(made)
  if (!voids.has(name) && !written.trimEnd().endsWith('/') && depthOf(made) < 100) reading.open = made
}

function close(reading: Reading, name: string): void {
  for (let at = reading.open; at !== reading.body && at.parent; at = at.parent) {
    if (at.name === name) {
      reading.open = at.parent
      return
    }
    if (scopes.has(at.name)) return
  }
}

function leave(reading: Reading): void {
  reading.open = reading.open.parent ?? reading.body
}

function depthOf(made: XmlElement): number {
  let depth = 0
  for (let at = made.parent; at; at = at.parent) depth++
  return depth
}

const addresses: ReadonlySet<string> = new Set(['href', 'src', 'data', 'poster', 'cite'])

const attribute = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>`]+)))?/g

function readAttributes(written: string): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const [, name = '', double, single, bare] of written.matchAll(attribute)) {
    const lower = name.toLowerCase()
    // Prototypes and prefixes mean nothing here.
    if (!/^[a-z][\w-]*$/.test(lower)) continue
    const value = decodeHtml(double ?? single ?? bare ?? lower)
    if (!addresses.has(lower) || isMediaAddress(value)) attributes[lower] ??= value
  }
  return attributes
}

function append({ children }: XmlElement, text: string): void {
  const last = children.length - 1
  const before = children[last]
  if (typeof before === 'string') children[last] = before + text
  else children.push(text)
}

function decodeHtml(text: string): string {
  return text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]\w{1,31}));?/gi,
    (written, hex, decimal, name) => {
      if (name !== undefined) return htmlEntity(name) ?? written
      return characterOf(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)) ?? written
    },
  )
}

/** XML 1.0 §2.2: what may not stand in XML is left out. */
function characterOf(code: number): string | null {
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return null
  const character = String.fromCodePoint(code)
  return /[^\t\n\r\x20-\ufffd]/.test(character) && code < 0x10000 ? '' : character
}

/** The named characters of HTML 4 beyond XML's five, by the number of the first of each row. */
const rows: readonly (readonly [first: number, names: string])[] = [
  [
    160,
    'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute ' +
      'micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring ' +
      'AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml ' +
      'times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil ' +
      'egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ' +
      'ugrave uacute ucirc uuml yacute thorn yuml',
  ],
  [0x391, 'Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho'],
  [0x3a3, 'Sigma Tau Upsilon Phi Chi Psi Omega'],
  [
    0x3b1,
    'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma',
  ],
  [0x3c4, 'tau upsilon phi chi psi omega'],
  [0x2013, 'ndash mdash'],
  [0x2018, 'lsquo rsquo sbquo'],
  [0x201c, 'ldquo rdquo bdquo'],
  [0x2020, 'dagger Dagger bull'],
  [0x2032, 'prime Prime'],
  [0x2190, 'larr uarr rarr darr harr'],
]

const single: Readonly<Record<string, number>> = {
  ...{ amp: 38, lt: 60, gt: 62, quot: 34, apos: 39, OElig: 338, oelig: 339, Scaron: 352, scaron: 353 },
  ...{ Yuml: 376, fnof: 402, circ: 710, tilde: 732, ensp: 8194, emsp: 8195, thinsp: 8201, zwnj: 8204 },
  ...{ zwj: 8205, lrm: 8206, rlm: 8207, hellip: 8230, permil: 8240, lsaquo: 8249, rsaquo: 8250, oline: 8254 },
  ...{ frasl: 8260, euro: 8364, trade: 8482, rArr: 8658, hArr: 8660, forall: 8704, part: 8706, exist: 8707 },
  ...{ empty: 8709, nabla: 8711, isin: 8712, notin: 8713, ni: 8715, prod: 8719, sum: 8721, minus: 8722 },
  ...{ lowast: 8727, radic: 8730, prop: 8733, infin: 8734, ang: 8736, and: 8743, or: 8744, cap: 8745 },
  ...{ cup: 8746, int: 8747, there4: 8756, sim: 8764, cong: 8773, asymp: 8776, ne: 8800, equiv: 8801 },
  ...{ le: 8804, ge: 8805, sub: 8834, sup: 8835, nsub: 8836, sube: 8838, supe: 8839, oplus: 8853 },
  ...{
    otimes: 8855,
    perp: 8869,
    sdot: 8901,
    loz: 9674,
    spades: 9824,
    clubs: 9827,
    hearts: 9829,
    diams: 9830,
  },
}

const entities: ReadonlyMap<string, string> = new Map([
  ...rows.flatMap(([first, names]) =>
    names.split(' ').map((name, at) => [name, String.fromCodePoint(first + at)] as const),
  ),
  ...Object.entries(single).map(([name, code]) => [name, String.fromCodePoint(code)] as const),
])

/** The character that HTML calls so, if it is known. */
function htmlEntity(name: string): string | undefined {
  return entities.get(name)
}
