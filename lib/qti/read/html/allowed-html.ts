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
