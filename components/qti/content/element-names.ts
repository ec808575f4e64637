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
