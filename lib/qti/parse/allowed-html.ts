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
  i: '',
  img: 'src alt width height',
  kbd: '',
  li: 'value',
  ol: 'start type reversed',
  p: '',
  pre: '',
  q: 'cite',
  rb: '',
  rp: '',
  rt: '',
  ruby: '',
  samp: '',
  section: '',
  small: '',
  source: 'src type',
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
  tr: '',
  track: 'src kind srclang label default',
  ul: '',
  var: '',
  video: 'src poster controls loop muted preload width height',
}

const globalAttributes = ['class', 'dir', 'id', 'lang', 'role', 'title']

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
