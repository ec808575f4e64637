import { describe, expect, it } from 'vitest'
import { allowedHtmlAttributes, isMediaAddress, isOfficeMarkup, renamedElements } from './allowed-html.ts'

/** The HTML that QTI 3 lets items hold (Information Model, HTML content), and what each element says of its own. */
const own: Record<string, string> = {
  ...{ a: 'href hreflang type', blockquote: 'cite', q: 'cite', ins: 'cite datetime', del: 'cite datetime' },
  ...{
    col: 'span',
    colgroup: 'span',
    details: 'open',
    li: 'value',
    ol: 'start type reversed',
    time: 'datetime',
  },
  ...{ img: 'src srcset sizes alt width height', source: 'src srcset sizes type media width height' },
  ...{
    audio: 'src controls loop muted preload',
    video: 'src poster controls loop muted preload width height',
  },
  ...{ td: 'colspan rowspan headers', th: 'colspan rowspan headers scope abbr' },
  track: 'src kind srclang label default',
}
const plain =
  'abbr address article aside b bdi bdo br caption cite code dd dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr hgroup i kbd main mark nav p picture pre rb rp rt ruby s samp section small span strong sub summary sup table tbody tfoot thead tr u ul var wbr'
const everywhere = ['class', 'data-catalog-idref', 'dir', 'id', 'lang', 'role', 'title']

describe('an element that may be shown', () => {
  it.each([...Object.keys(own), ...plain.split(' ')])(
    '%s has its own attributes and those of all',
    (name) => {
      const attributes = [...(own[name]?.split(' ') ?? []), ...everywhere]
      expect([...(allowedHtmlAttributes(name) ?? [])].filter((each) => each !== '').sort()).toEqual(
        attributes.sort(),
      )
    },
  )

  it.each([
    'script',
    'style',
    'iframe',
    'form',
    'input',
    'button',
    'object',
    'embed',
    'svg',
    'html',
    'constructor',
    '',
  ])('is not %s', (name) => {
    expect(allowedHtmlAttributes(name)).toBeUndefined()
  })

  it.each([
    ...[
      'acronym abbr',
      'big span',
      'blink span',
      'center div',
      'data span',
      'dir ul',
      'fieldset div',
      'font span',
    ],
    ...['label span', 'legend div', 'marquee span', 'menu ul', 'meter span', 'nobr span', 'noscript div'],
    ...['output span', 'progress span', 'search div', 'strike s', 'tt code'],
  ])('stands for one that HTML no longer has, or whose use is lost: %s', (both) => {
    const [written = '', shown] = both.split(' ')
    expect(renamedElements.get(written)).toBe(shown)
    expect(allowedHtmlAttributes(shown ?? '')).toBeDefined()
  })
})

it.each([
  ['data:image/png;base64,AA', true],
  [' data:audio/mpeg,AA', true],
  ['DATA:VIDEO/mp4;base64,AA', true],
  ['data:image/svg+xml,<svg/>', true],
  ['a.png', true],
  ['data:text/html,x', false],
  ['data:image/png', false],
  ['xdata:image/png,AA', false],
  ['javascript:x', false],
])('an image, sound or film may lie at %j: %j', (address, allowed) => {
  expect(isMediaAddress(address)).toBe(allowed)
})

it('markup of word processors is known by its name', () => {
  expect(isOfficeMarkup({ foreign: 'urn:schemas-microsoft-com:office:word' })).toBe(true)
  expect(isOfficeMarkup({ foreign: 'urn:schemas-microsoft-com:vml' })).toBe(true)
  for (const foreign of ['urn:schemas-microsoft-com:xml', 'x urn:schemas-microsoft-com:office', ''])
    expect(isOfficeMarkup({ foreign })).toBe(false)
  expect(isOfficeMarkup({})).toBe(false)
})
