import { describe, expect, it } from 'vitest'
import { buildItem, declare } from '#lib/qti/fixtures/build-item.ts'
import type { Variable } from '#lib/qti/fixtures/interaction-parts.ts'
import type { Item } from '#lib/qti/item/item.ts'
import { toPublicItem } from './to-public-item.ts'
import { writePublicXml } from './write-public-xml.ts'

/** An item that says everything as the public form does, and hides nothing, is written to the letter as it is read. */

function write(item: Item, stimuli: string[] = []): string {
  const given = stimuli.map((reference) => ({
    reference,
    stimulus: { identifier: reference, title: reference, body: [] },
  }))
  return writePublicXml(toPublicItem(item, { seed: 5, stimuli: given, resolveHref: (href) => href }))
}

function bodyOf(xml: string): string | undefined {
  return /<qti-item-body>(.*)<\/qti-item-body>/s.exec(xml)?.[1]
}

const on = 'response-identifier="RESPONSE"'
const look = 'class="wide" label="L" data-item-class="x"'
const prompt = '<qti-prompt>Why <b>so</b>?</qti-prompt>'
const image = '<img src="a.png" alt="a map" width="50" height="40"/>'
const object = '<object data="o.svg" type="image/svg+xml" alt="a pin" width="5" height="4"/>'
const limits = 'min-choices="1" max-choices="2"'
const pairLimits = 'min-associations="1" max-associations="2"'
const matching = 'match-min="1" match-max="2" match-group="ash oak fox hen"'
const spots = `<qti-hotspot-choice identifier="ash" shape="rect" coords="0,0,9,9" ${look}/><qti-hotspot-choice identifier="oak" shape="default"/>`
const areas = `<qti-associable-hotspot identifier="fox" shape="circle" coords="1,2,3" ${look} ${matching}/><qti-associable-hotspot identifier="hen" shape="poly" coords="0,0,1,1,2,0" match-min="0" match-max="1"/>`
const texts = `<qti-gap-text identifier="ash" ${matching} ${look}>a <b>tall</b> tree</qti-gap-text><qti-gap-text identifier="oak" match-min="0" match-max="1">b</qti-gap-text>`
const simple = (name: string) =>
  `<qti-${name} identifier="ash" ${look}>a &amp; <b>b</b></qti-${name}><qti-${name} identifier="oak">c</qti-${name}>`
const associables = (first: string, second: string) =>
  `<qti-simple-associable-choice identifier="${first}" ${matching} ${look}>a <b>b</b></qti-simple-associable-choice><qti-simple-associable-choice identifier="${second}" match-min="0" match-max="1">c</qti-simple-associable-choice>`

const single: Variable = {}
const multiple: Variable = { cardinality: 'multiple' }
const ordered: Variable = { cardinality: 'ordered' }
const pairs: Variable = { cardinality: 'multiple', baseType: 'pair' }
const directed: Variable = { cardinality: 'multiple', baseType: 'directedPair' }
const points: Variable = { cardinality: 'multiple', baseType: 'point' }
const string: Variable = { baseType: 'string' }
const strings: Variable = { cardinality: 'ordered', baseType: 'string' }
const file: Variable = { baseType: 'file' }

describe('a body is written as it is read:', () => {
  it.each<[string, Variable]>([
    [
      `<qti-choice-interaction ${on} shuffle="false" ${limits} orientation="horizontal" ${look}>${prompt}${simple('simple-choice')}</qti-choice-interaction>`,
      multiple,
    ],
    [
      `<qti-order-interaction ${on} shuffle="false" ${limits} orientation="vertical" ${look}>${prompt}${simple('simple-choice')}</qti-order-interaction>`,
      ordered,
    ],
    [
      `<qti-order-interaction ${on} shuffle="false" orientation="horizontal">${simple('simple-choice')}</qti-order-interaction>`,
      ordered,
    ],
    [
      `<p>a <qti-inline-choice-interaction ${on} shuffle="false" min-choices="1" ${look}>${simple('inline-choice')}</qti-inline-choice-interaction> b</p>`,
      single,
    ],
    [
      `<p><qti-inline-choice-interaction ${on} shuffle="false">${simple('inline-choice')}</qti-inline-choice-interaction></p>`,
      single,
    ],
    [
      `<p>a <qti-text-entry-interaction ${on} expected-length="5" placeholder-text="p" pattern-mask="a+" ${look}/></p>`,
      string,
    ],
    [
      `<qti-extended-text-interaction ${on} expected-length="9" placeholder-text="p" pattern-mask="a+" format="preformatted" expected-lines="3" min-strings="1" max-strings="2" ${look}>${prompt}</qti-extended-text-interaction>`,
      strings,
    ],
    [`<qti-extended-text-interaction ${on} format="plain" min-strings="0"/>`, strings],
    [
      `<qti-hottext-interaction ${on} ${limits} ${look}>${prompt}<p>a <qti-hottext identifier="ash" ${look}>b <b>c</b></qti-hottext> d <qti-hottext identifier="oak">e</qti-hottext></p></qti-hottext-interaction>`,
      multiple,
    ],
    [
      `<qti-associate-interaction ${on} shuffle="false" ${pairLimits} ${look}>${prompt}${associables('ash', 'oak')}</qti-associate-interaction>`,
      pairs,
    ],
    [
      `<qti-match-interaction ${on} shuffle="false" ${pairLimits} ${look}>${prompt}<qti-simple-match-set>${associables('ash', 'oak')}</qti-simple-match-set><qti-simple-match-set>${associables('fox', 'owl')}</qti-simple-match-set></qti-match-interaction>`,
      directed,
    ],
    [
      `<qti-gap-match-interaction ${on} shuffle="false" ${pairLimits} ${look}>${prompt}${texts}<p>x <qti-gap identifier="fox" required="true" match-group="ash oak" ${look}/> y <qti-gap identifier="hen"/></p></qti-gap-match-interaction>`,
      directed,
    ],
    [
      `<qti-hotspot-interaction ${on} ${limits} ${look}>${prompt}${image}${spots}</qti-hotspot-interaction>`,
      multiple,
    ],
    [
      `<qti-graphic-order-interaction ${on} ${limits} ${look}>${prompt}${object}${spots}</qti-graphic-order-interaction>`,
      ordered,
    ],
    [
      `<qti-graphic-associate-interaction ${on} ${pairLimits} ${look}>${prompt}${image}${areas}</qti-graphic-associate-interaction>`,
      pairs,
    ],
    [
      `<qti-graphic-gap-match-interaction ${on} ${pairLimits} ${look}>${prompt}${image}${texts}${areas}</qti-graphic-gap-match-interaction>`,
      directed,
    ],
    [
      `<qti-select-point-interaction ${on} ${limits} ${look}>${prompt}${image}</qti-select-point-interaction>`,
      points,
    ],
    [
      `<qti-position-object-stage>${image}<qti-position-object-interaction ${on} center-point="3 4" ${limits} ${look}>${object}</qti-position-object-interaction></qti-position-object-stage>`,
      points,
    ],
    [
      `<qti-position-object-stage>${object}<qti-position-object-interaction ${on} min-choices="0" max-choices="0">${image}</qti-position-object-interaction></qti-position-object-stage>`,
      points,
    ],
    [`<qti-drawing-interaction ${on} ${look}>${prompt}${image}</qti-drawing-interaction>`, file],
    [
      `<qti-slider-interaction ${on} lower-bound="-1.5" upper-bound="9" step="0.5" step-label="true" orientation="vertical" reverse="true" ${look}>${prompt}</qti-slider-interaction>`,
      { baseType: 'float' },
    ],
    [
      `<qti-media-interaction ${on} autostart="true" min-plays="1" max-plays="2" loop="true" ${look}>${prompt}<video poster="p.png"><source src="a.mp4"/><track src="a.vtt"/></video></qti-media-interaction>`,
      { baseType: 'integer' },
    ],
    [
      `<qti-upload-interaction ${on} type="image/png text/csv" ${look}>${prompt}</qti-upload-interaction>`,
      file,
    ],
    [`<qti-upload-interaction ${on}/>`, file],
    [`<p><qti-end-attempt-interaction ${on} title="A hint" ${look}/></p>`, { baseType: 'boolean' }],
    [
      `<qti-portable-custom-interaction ${on} custom-interaction-type-identifier="urn:x" module="m" data-unit="cm" data-max="5" class="wide" label="L">${prompt}<qti-template-variable template-identifier="NONE"/><qti-template-variable template-identifier="NEITHER"/><qti-context-variable identifier="QTI_CONTEXT"/><qti-context-variable identifier="OTHER"/><qti-stylesheet href="a.css" type="text/css"/><qti-stylesheet href="b.css" type="text/css"/><qti-interaction-modules><qti-interaction-module id="m" primary-path="m.js" fallback-path="n.js"/><qti-interaction-module id="l" primary-path="l.js"/></qti-interaction-modules><qti-interaction-markup>a &lt; b<div class="c">d<canvas/></div><i/></qti-interaction-markup></qti-portable-custom-interaction>`,
      string,
    ],
    [
      `<p class="a" id="b" lang="de" dir="ltr" data-catalog-idref="c">x &amp; <i>y</i> &lt; z<br/></p><math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi><mo>&lt;</mo><mn>2</mn></math><table><tbody><tr><td colspan="2">a</td></tr></tbody></table>`,
      single,
    ],
    [
      `<p><a href="https://example.com">a</a><q cite="b.html">b</q><img src="a.png" srcset="b.png 2x, c.png 3x" alt=""/></p>`,
      single,
    ],
  ])('%s', (body, variable) => {
    expect(bodyOf(write(buildItem({ declarations: declare(variable), body })))).toBe(body)
  })
})

describe('an item is written with', () => {
  const head = (adaptive: boolean, language = ' xml:lang="en"') =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="item-1" title="An item" adaptive="${adaptive}" time-dependent="false"${language}>`
  const entry = (id: string) => `<p><qti-text-entry-interaction response-identifier="${id}"/></p>`

  it('its name, its answers’ types, its passages and what stands in it, and nothing else', () => {
    const declared = ['A', 'B'].map((name) => declare({ name, baseType: 'string', correct: ['secret'] }))
    const refs = ['s', 't'].map(
      (id) => `<qti-assessment-stimulus-ref identifier="${id}" href="told/${id}.xml"/>`,
    )
    const item = buildItem({
      declarations: declared.join(''),
      body: entry('A') + entry('B'),
      rest: refs.join(''),
    })
    const written = ['A', 'B'].map(
      (id) => `<qti-response-declaration identifier="${id}" cardinality="single" base-type="string"/>`,
    )
    const references = ['s', 't'].map(
      (id) => `<qti-assessment-stimulus-ref identifier="${id}" href="${id}.xml"/>`,
    )
    const inside = `${written.join('')}${references.join('')}<qti-item-body>${entry('A')}${entry('B')}</qti-item-body></qti-assessment-item>\n`
    expect(write(item, ['s', 't'])).toBe(head(false) + inside)
    expect(write({ ...item, adaptive: true }, ['s', 't'])).toBe(head(true) + inside)
    const { language: _, ...silent } = item
    expect(write(silent, ['s', 't'])).toBe(head(false, '') + inside)
  })

  it('the helps with reading that it names, and what lies on the desk', () => {
    const catalogs =
      '<qti-catalog-info><qti-catalog id="a"><qti-card support="spoken"><qti-card-entry xml:lang="de"><qti-html-content><b>x</b> y</qti-html-content><qti-file-href mime-type="audio/mpeg">a&amp;b.mp3</qti-file-href></qti-card-entry><qti-card-entry><qti-html-content>z</qti-html-content></qti-card-entry></qti-card><qti-card support="tactile"><qti-card-entry><qti-file-href>t.pdf</qti-file-href></qti-card-entry></qti-card></qti-catalog><qti-catalog id="b"><qti-card support="transcript"><qti-card-entry><qti-html-content>w</qti-html-content></qti-card-entry></qti-card></qti-catalog></qti-catalog-info>'
    const companions =
      '<qti-companion-materials-info><qti-calculator><qti-calculator-type>basic</qti-calculator-type><qti-description>a &lt; b</qti-description></qti-calculator><qti-rule><qti-description>r</qti-description><qti-rule-system-si><qti-minor-increment>1</qti-minor-increment><qti-major-increment>10</qti-major-increment></qti-rule-system-si></qti-rule><qti-protractor><qti-description>p</qti-description><qti-increment-si><qti-major-increment>5</qti-major-increment></qti-increment-si></qti-protractor><qti-rule><qti-description>plain</qti-description></qti-rule><qti-digital-material label="L"><qti-file-href>d.pdf</qti-file-href></qti-digital-material><qti-physical-material>p &amp; q</qti-physical-material></qti-companion-materials-info>'
    const body = '<p data-catalog-idref="a">x</p><p data-catalog-idref="b">y</p>'
    const written = write(buildItem({ body, rest: catalogs + companions }))
    expect(written).toBe(
      `${head(false)}<qti-item-body>${body}</qti-item-body>${catalogs}${companions}</qti-assessment-item>\n`,
    )
  })

  it('the values that a module is given, whatever their type, each once', () => {
    const values = (...all: string[]) => all.map((one) => `<qti-value>${one}</qti-value>`).join('')
    const variable = (kind: string, [id, of, inside]: [string, string, string]) =>
      `<qti-${kind}-declaration identifier="${id}" ${of}><qti-default-value>${inside}</qti-default-value></qti-${kind}-declaration>`
    const single = (type: string) => `cardinality="single" base-type="${type}"`
    const templates = (
      [
        ['N', single('integer'), values('3')],
        ['F', single('boolean'), values('true')],
        ['S', single('string'), values('a &lt; b')],
        ['P', single('point'), values('1 2')],
        ['D', single('directedPair'), values('x y')],
        ['LIST', 'cardinality="ordered" base-type="identifier"', values('k', 'l', 'k')],
        ['ONE', 'cardinality="ordered" base-type="float"', values('1.5')],
        [
          'R',
          'cardinality="record"',
          '<qti-value field-identifier="a" base-type="integer">1</qti-value><qti-value field-identifier="b" base-type="string">c</qti-value>',
        ],
      ] satisfies [string, string, string][]
    ).map((one) => ({ name: one[0], xml: variable('template', one) }))
    const context = variable('context', ['CANDIDATE', single('string'), values('Ada')])
    const asked = [...templates.map(({ name }) => name), 'UNDECLARED']
    const custom = (id: string) =>
      `<qti-portable-custom-interaction response-identifier="${id}" custom-interaction-type-identifier="urn:x" module="m">${asked.map((name) => `<qti-template-variable template-identifier="${name}"/>`).join('')}<qti-context-variable identifier="CANDIDATE"/><qti-interaction-modules><qti-interaction-module id="m" primary-path="m.js"/></qti-interaction-modules><qti-interaction-markup/></qti-portable-custom-interaction>`
    const item = buildItem({
      declarations: ['A', 'B'].map((name) => declare({ name, baseType: 'string' })).join(''),
      body: `<div>${custom('A')}</div>${custom('B')}`,
      rest: templates.map(({ xml }) => xml).join('') + context,
    })
    const written = write(item)
    const declarations = /<qti-template-declaration.*(?=<qti-item-body>)/s.exec(written)?.[0]
    expect(declarations).toBe(templates.map(({ xml }) => xml).join('') + context)
    expect(bodyOf(written)).toBe(`<div>${custom('A')}</div>${custom('B')}`)
  })
})
