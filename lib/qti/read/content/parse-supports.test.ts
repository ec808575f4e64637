import { describe, expect, it } from 'vitest'
import { buildItem, itemXml, refusals } from '#lib/qti/fixtures/build-item.ts'
import { parseItemWithNotes } from '#lib/qti/read/parse-item.ts'

/** What stands around a question: catalogs for those who need another form of it, and what lies on the desk. */

const catalog = (cards: string) =>
  `<qti-catalog-info><qti-catalog id="c1">${cards}</qti-catalog></qti-catalog-info>`
const companions = (inside: string) =>
  `<qti-companion-materials-info>${inside}</qti-companion-materials-info>`
const cardsOf = (cards: string) => buildItem({ rest: catalog(cards) }).catalogs?.[0]?.cards
const companionsOf = (inside: string) => buildItem({ rest: companions(inside) }).companions

describe('a catalog', () => {
  it('is there by its name, with a card for each support', () => {
    const rest = catalog('<qti-card support=" spoken "><qti-html-content>x</qti-html-content></qti-card>')
    expect(buildItem({ rest }).catalogs).toStrictEqual([
      { identifier: 'c1', cards: [{ support: 'spoken', entries: [{ body: ['x'] }] }] },
    ])
    expect(buildItem({}).catalogs).toBeUndefined()
  })

  it('has entries in several languages, and files', () => {
    const entries =
      '<qti-card support="sign"><qti-card-entry xml:lang="de"><qti-file-href mime-type="video/mp4"> a.mp4 </qti-file-href></qti-card-entry><qti-card-entry><qti-file-href>b.mp4</qti-file-href></qti-card-entry><qti-card-entry><qti-file-href> </qti-file-href></qti-card-entry></qti-card>'
    expect(cardsOf(entries)).toStrictEqual([
      {
        support: 'sign',
        entries: [
          { language: 'de', body: [], href: 'a.mp4', mediaType: 'video/mp4' },
          { body: [], href: 'b.mp4' },
          { body: [] },
        ],
      },
    ])
  })

  it('is refused where it has no name, no support or an address that runs code', () => {
    expect(refusals({ rest: '<qti-catalog-info><qti-catalog/></qti-catalog-info>' })).toStrictEqual([
      'id is missing',
    ])
    expect(refusals({ rest: catalog('<qti-card/>') })).toStrictEqual(['support is missing'])
    const wrong = '<qti-card support="x"><qti-html-content><script/></qti-html-content></qti-card>'
    expect(
      refusals({ rest: `<qti-catalog-info><qti-catalog id="c">${wrong}</qti-catalog></qti-catalog-info>` }),
    ).toEqual(['<script> is not supported'])
    const script = '<qti-card support="x"><qti-file-href>javascript:x</qti-file-href></qti-card>'
    expect(refusals({ rest: catalog(script) })).toStrictEqual(['the address "javascript:x" is not allowed'])
  })
})

describe('on the desk lies', () => {
  const description = '<qti-description> d </qti-description>'
  const steps =
    '<qti-minor-increment> 1 </qti-minor-increment><qti-major-increment> 10 </qti-major-increment>'

  it.each<[string, object]>([
    [
      `<qti-calculator><qti-calculator-type> scientific </qti-calculator-type>${description}</qti-calculator>`,
      { kind: 'calculator', type: 'scientific', description: 'd' },
    ],
    ['<qti-calculator/>', { kind: 'calculator', type: 'basic', description: '' }],
    [
      `<qti-rule>${description}<qti-rule-system-si>${steps}</qti-rule-system-si></qti-rule>`,
      { kind: 'rule', description: 'd', minorIncrement: '1', majorIncrement: '10' },
    ],
    [
      `<qti-rule><qti-rule-system-us>${steps}</qti-rule-system-us></qti-rule>`,
      { kind: 'rule', description: '', minorIncrement: '1', majorIncrement: '10' },
    ],
    ['<qti-rule><qti-rule-system-si/></qti-rule>', { kind: 'rule', description: '' }],
    ['<qti-rule/>', { kind: 'rule', description: '' }],
    [
      `<qti-protractor><qti-increment-si>${steps}</qti-increment-si></qti-protractor>`,
      { kind: 'protractor', description: '', minorIncrement: '1', majorIncrement: '10' },
    ],
    [
      `<qti-protractor><qti-increment-us>${steps}</qti-increment-us></qti-protractor>`,
      { kind: 'protractor', description: '', minorIncrement: '1', majorIncrement: '10' },
    ],
    [
      '<qti-digital-material label="L"><qti-file-href> a.pdf </qti-file-href></qti-digital-material>',
      { kind: 'digitalMaterial', label: 'L', href: 'a.pdf' },
    ],
    [
      `<qti-digital-material href=" b.pdf ">${description}</qti-digital-material>`,
      { kind: 'digitalMaterial', label: 'd', href: 'b.pdf' },
    ],
    ['<qti-digital-material/>', { kind: 'digitalMaterial', label: '' }],
    [
      '<qti-physical-material> a <b>ruler</b> </qti-physical-material>',
      { kind: 'physicalMaterial', description: 'a ruler' },
    ],
  ])('%s', (material, companion) => {
    expect(companionsOf(material)).toStrictEqual([companion])
  })

  it('nothing where nothing is named', () => {
    expect(buildItem({}).companions).toBeUndefined()
    expect(companionsOf('')).toBeUndefined()
  })

  it('nothing of another name, and nothing that runs code', () => {
    expect(refusals({ rest: companions('<qti-compass/>') })).toStrictEqual([
      '<qti-compass> is not supported here',
    ])
    const long = `javascript:${'x'.repeat(60)}`
    for (const address of ['javascript:x', long])
      expect(refusals({ rest: companions(`<qti-digital-material href="${address}"/>`) })).toStrictEqual([
        `the address "${address.slice(0, 60)}" is not allowed`,
      ])
  })
})

describe('inside the text', () => {
  const outcomes = '<qti-outcome-declaration identifier="F" cardinality="single" base-type="identifier"/>'
  const bodyOf = (body: string) => buildItem({ outcomes, body }).body

  it.each([
    ['feedback-block', 'outcome', 'feedback', false],
    ['feedback-inline', 'outcome', 'feedback', true],
    ['template-block', 'template', 'template', false],
    ['template-inline', 'template', 'template', true],
  ])('a qti-%s depends on a variable', (name, source, kind, inline) => {
    const read = (attributes: string, inside: string) =>
      bodyOf(`<qti-${name} ${source}-identifier="F" identifier="A" ${attributes}>${inside}</qti-${name}>`)
    expect(read('', 'x')).toStrictEqual([
      { kind, inline, condition: { variable: 'F', value: 'A', showWhenMatching: true }, body: ['x'] },
    ])
    expect(read('show-hide="hide" class="c"', '<qti-content-body>x</qti-content-body>')).toStrictEqual([
      {
        ...{ kind, inline, condition: { variable: 'F', value: 'A', showWhenMatching: false } },
        ...{ attributes: { class: 'c' }, body: ['x'] },
      },
    ])
  })

  it('a variable is printed as it says', () => {
    expect(bodyOf('<qti-printed-variable identifier="F"/>')).toStrictEqual([
      {
        ...{ kind: 'printedVariable', identifier: 'F', base: 10, powerForm: false },
        ...{ delimiter: ';', mappingIndicator: '=' },
      },
    ])
    const all =
      'format="%.2f" base="16" index="2" field="f" power-form="true" delimiter="," mapping-indicator="→"'
    expect(bodyOf(`<qti-printed-variable identifier="F" ${all}/>`)).toStrictEqual([
      {
        ...{ kind: 'printedVariable', identifier: 'F', format: '%.2f', base: 16, index: 2, field: 'f' },
        ...{ powerForm: true, delimiter: ',', mappingIndicator: '→' },
      },
    ])
    expect(bodyOf('<qti-printed-variable identifier="F" format=""/>')[0]).not.toHaveProperty('format')
  })

  it('a rubric is for the views that it names', () => {
    expect(
      bodyOf(
        '<qti-rubric-block view=" candidate  scorer " class="r"><qti-content-body>x</qti-content-body></qti-rubric-block>',
      ),
    ).toStrictEqual([
      { kind: 'rubricBlock', views: ['candidate', 'scorer'], attributes: { class: 'r' }, body: ['x'] },
    ])
    expect(bodyOf('<qti-rubric-block>x</qti-rubric-block>')).toStrictEqual([
      { kind: 'rubricBlock', views: [], body: ['x'] },
    ])
  })

  it.each([
    ['<qti-p>x</qti-p>', '<qti-p> is not supported: HTML has no prefix, write <p>'],
    ['<qti-nothing/>', '<qti-nothing> is not supported'],
    [
      '<include href="x"/>',
      '<include> is not supported: another file is read only inside a package that holds it',
    ],
    ['<svg/>', '<svg> is not supported: a drawing is read inside a package, or from a file of its own'],
    [
      '<qti-custom-interaction/>',
      '<qti-custom-interaction> is not supported: use an interaction of QTI 3, or a portable custom one',
    ],
    [
      '<qti-position-object-stage><img src="a.png" alt=""/></qti-position-object-stage>',
      'there is no <qti-position-object-interaction>',
    ],
    [
      '<qti-rubric-block><qti-text-entry-interaction response-identifier="R"/></qti-rubric-block>',
      '<qti-text-entry-interaction> may not stand here',
    ],
    ['<object data="a.html"/>', 'the page a.html can be read only inside a package that holds it'],
    [
      '<object data="a.xyz" type="x/y"/>',
      'an <object> of the type "x/y" is not supported, and there is nothing inside instead',
    ],
    ['<object data="javascript:x" type="image/png"/>', 'the address data="javascript:x" is not allowed'],
  ])('%s is refused', (body, message) => {
    expect(refusals({ body })).toStrictEqual([message])
  })

  it.each<[string, object]>([
    [
      '<object data="a.png" width="5" height="6">a <b>cat</b></object>',
      { name: 'img', attributes: { src: 'a.png', alt: 'a cat', width: '5', height: '6' } },
    ],
    ['<object data="a.PNG?x=1"/>', { name: 'img', attributes: { src: 'a.PNG?x=1', alt: '' } }],
    ['<object data="a" type="Image/PNG; q=1"/>', { name: 'img', attributes: { src: 'a', alt: '' } }],
    [
      '<object data="data:image/png;base64,AA"/>',
      { name: 'img', attributes: { src: 'data:image/png;base64,AA', alt: '' } },
    ],
    ['<object data="a.mp3"/>', { name: 'audio', attributes: { src: 'a.mp3', controls: 'controls' } }],
    [
      '<object data="a.mp4" width="5">film</object>',
      { name: 'video', attributes: { src: 'a.mp4', controls: 'controls', width: '5' }, children: ['film'] },
    ],
    ['<object data="d/a.pdf"/>', { name: 'a', attributes: { href: 'd/a.pdf' }, children: ['a.pdf'] }],
    [
      '<object data="d/a.pdf">read</object>',
      { name: 'a', attributes: { href: 'd/a.pdf' }, children: ['read'] },
    ],
  ])('%s is shown by what HTML has for it', (object, element) => {
    expect(bodyOf(object)).toStrictEqual([{ kind: 'element', ...element }])
  })

  it.each(
    'aac:audio avif:img bmp:img gif:img jpeg:img jpg:img m4a:audio m4v:video mov:video mp3:audio mp4:video oga:audio ogg:audio ogv:video pdf:a png:img svg:img wav:audio webm:video webp:img'.split(
      ' ',
    ),
  )('a file tells by its ending what it is: %s', (pair) => {
    const [ending, name] = pair.split(':')
    expect(bodyOf(`<object data="a.${ending}">x</object>`)).toMatchObject([{ name }])
  })
})

it('what is accepted without effect is told', () => {
  const parsed = parseItemWithNotes(
    itemXml({
      outcomes:
        '<qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float" external-scored="human"/>',
      rest: '<qti-stylesheet href="a.css" type="text/css"/><qti-outcome-processing/>',
    }),
  )
  expect(parsed.ok && parsed.value.notes.map(({ message }) => message)).toStrictEqual([
    'an outcome that is set by a person or another system keeps its default here',
    'the stylesheet is left out: the app has its own look',
    'outcome processing is left out: it belongs to tests',
  ])
})
