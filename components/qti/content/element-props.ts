const reactNames: Record<string, string> = {
  colspan: 'colSpan',
  rowspan: 'rowSpan',
  srcset: 'srcSet',
  srclang: 'srcLang',
  hreflang: 'hrefLang',
  datetime: 'dateTime',
  crossorigin: 'crossOrigin',
}

const htmlAttributes: ReadonlySet<string> = new Set(
  (
    'alt abbr aria-label aria-description cite colspan controls datetime default dir headers height href hreflang ' +
    'kind label lang loop media muted open poster preload reversed rowspan scope sizes span src srclang srcset start ' +
    'title type value width'
  ).split(' '),
)

/** In HTML these are there or not; what an author wrote into them does not matter. */
const flags: ReadonlySet<string> = new Set(['default', 'loop', 'muted', 'open', 'reversed'])
const addresses: ReadonlySet<string> = new Set(['cite', 'href', 'poster', 'src'])

/**
 * An HTML element's attributes as React names them. Styles, handlers, ids and class names of an author's
 * own never come through, whatever the parser let pass; addresses must be the site's own or http(s).
 */
export function htmlProps(name: string, attributes: Record<string, string> = {}): Record<string, unknown> {
  const props: Record<string, unknown> = {}
  for (const [attribute, value] of Object.entries(attributes)) {
    if (!htmlAttributes.has(attribute)) continue
    if (addresses.has(attribute) && !isSafeAddress(value)) continue
    props[reactNames[attribute] ?? attribute] = flags.has(attribute) ? value !== 'false' : value
  }
  const className = sharedClasses(attributes.class)
  if (className) props.className = className
  if (name === 'a') Object.assign(props, { target: '_blank', rel: 'noopener noreferrer' })
  if (name === 'audio' || name === 'video') props.controls = true
  if (name === 'img') props.alt ??= ''
  return props
}

/** A MathML element's attributes; they carry no address and no handler. */
export function mathProps(attributes: Record<string, string> = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes).filter(([name]) => !/^on|^style$|^id$|^class$|^data-|href|src|:/i.test(name)),
  )
}

function isSafeAddress(address: string): boolean {
  const scheme = /^\s*([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase()
  return scheme === undefined || scheme === 'http' || scheme === 'https'
}

/** The elements that are drawn as they are; of any other only the content is. */
export const htmlNames: ReadonlySet<string> = new Set(
  (
    'a abbr address article aside audio b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div ' +
    'dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li mark ol p picture pre q ' +
    'rb rp rt ruby s samp section small source span strong sub summary sup table tbody td tfoot th thead time tr ' +
    'track u ul var video wbr'
  ).split(' '),
)

/** MathML Core (W3C, §2.1.1). */
export const mathNames: ReadonlySet<string> = new Set(
  (
    'math annotation annotation-xml maction menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom ' +
    'mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover ' +
    'none semantics'
  ).split(' '),
)

export const voidNames: ReadonlySet<string> = new Set(['br', 'col', 'hr', 'img', 'source', 'track', 'wbr'])

/** Where HTML allows no text, and so no white space between the children. */
export const textlessNames: ReadonlySet<string> = new Set(
  'audio colgroup dl ol picture table tbody tfoot thead tr ul video'.split(' '),
)

/**
 * Of an author's classes those of QTI 3's shared vocabulary, which `globals.css` gives a look. All others
 * mean something in the author's own style sheets only.
 */
export function sharedClasses(classes: string | undefined): string | undefined {
  const shared = classes?.split(/\s+/).filter((name) => /^qti-[a-z0-9-]+$/.test(name)) ?? []
  return shared.length > 0 ? shared.join(' ') : undefined
}

/** Whether the author asks for `name`. */
export function hasClass(classes: string | undefined, name: string): boolean {
  return classes?.split(/\s+/).includes(name) ?? false
}

/** What follows `prefix` in the first class that begins with it and is one of `values`. */
export function classValue<T extends string>(
  classes: string | undefined,
  prefix: string,
  values: readonly T[],
): T | undefined {
  return values.find((value) => hasClass(classes, prefix + value))
}
