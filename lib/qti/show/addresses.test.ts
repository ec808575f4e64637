import { describe, expect, it } from 'vitest'
import { buildItem, declare, feedbackOutcome, scoreOutcome } from '#lib/qti/fixtures/build-item.ts'
import { parseStimulus } from '#lib/qti/read/parse-stimulus.ts'
import { assert } from '#lib/std/assert.ts'
import type { HrefUse } from './interactions/interaction-view.ts'
import { listAddresses, listCustomFiles, listStimulusAddresses } from './list-addresses.ts'
import { toPublicItem } from './to-public-item.ts'

/** Which files an item needs, and what of it stays where one cannot be had. */

/** The attributes of the first element of that name, with those files and no others; what each was asked for. */
function shown(body: string, element: string, files: readonly string[]) {
  const asked: [string, HrefUse][] = []
  const { body: nodes } = toPublicItem(buildItem({ body }), {
    ...{ seed: 1, stimuli: [] },
    resolveHref(href, use) {
      asked.push([href, use])
      return files.includes(href) ? `/${href}` : null
    },
  })
  const found: Record<string, string>[] = []
  JSON.stringify(nodes, (_, value) => {
    if (value?.kind === 'element' && value.name === element) found.push(value.attributes ?? {})
    return value
  })
  return { asked, found }
}

describe('an address in a body', () => {
  it.each<[string, string, [string, HrefUse][], Record<string, string>[]]>([
    ['<p><img src="a.png" alt="x"/></p>', 'img', [['a.png', 'media']], [{ src: '/a.png', alt: 'x' }]],
    ['<p><img src="gone.png" alt="x"/></p>', 'img', [['gone.png', 'media']], [{ alt: 'x' }]],
    ['<p><a href="a.png">x</a></p>', 'a', [['a.png', 'link']], [{ href: '/a.png' }]],
    ['<p><a href="gone.png">x</a></p>', 'a', [['gone.png', 'link']], [{}]],
    ['<p><a href=" https://a.test ">x</a></p>', 'a', [], [{ href: ' https://a.test ' }]],
    ['<p><a href="HTTP://a.test">x</a></p>', 'a', [], [{ href: 'HTTP://a.test' }]],
    ['<p><q cite="http://a.test">x</q></p>', 'q', [], [{ cite: 'http://a.test' }]],
    ['<p><q cite="a.png">x</q></p>', 'q', [['a.png', 'link']], [{ cite: '/a.png' }]],
    [
      '<p><img src="https://a.test/a.png" alt=""/></p>',
      'img',
      [['https://a.test/a.png', 'media']],
      [{ alt: '' }],
    ],
    ['<p><a href="./http:">x</a></p>', 'a', [['./http:', 'link']], [{}]],
    [
      '<video src="a.png" poster="b.png"/>',
      'video',
      [
        ['a.png', 'media'],
        ['b.png', 'spare'],
      ],
      [{ src: '/a.png', poster: '/b.png' }],
    ],
    [
      '<p><img src="a.png" srcset="a.png 1x, gone.png 2x, b.png" alt=""/></p>',
      'img',
      [
        ['a.png', 'media'],
        ['a.png', 'spare'],
        ['gone.png', 'spare'],
        ['b.png', 'spare'],
      ],
      [{ src: '/a.png', srcset: '/a.png 1x, /b.png', alt: '' }],
    ],
    [
      '<p><img src="a.png" srcset="gone.png 2x" alt=""/></p>',
      'img',
      [
        ['a.png', 'media'],
        ['gone.png', 'spare'],
      ],
      [{ src: '/a.png', alt: '' }],
    ],
    [
      '<audio><source src="a.png" type="x"/><source src="gone.png" type="y"/></audio>',
      'source',
      [
        ['a.png', 'spare'],
        ['gone.png', 'spare'],
      ],
      [{ src: '/a.png', type: 'x' }],
    ],
    [
      '<picture><source srcset="a.png 1x"/><source srcset="gone.png"/><img src="b.png" alt=""/></picture>',
      'source',
      [
        ['a.png', 'spare'],
        ['gone.png', 'spare'],
        ['b.png', 'media'],
      ],
      [{ srcset: '/a.png 1x' }],
    ],
    [
      '<video src="a.png"><track src="gone.png" kind="captions"/><track src="b.png" kind="captions"/></video>',
      'track',
      [
        ['a.png', 'media'],
        ['gone.png', 'spare'],
        ['b.png', 'spare'],
      ],
      [{ src: '/b.png', kind: 'captions' }],
    ],
  ])('%s: its %s asks for %j and shows %j', (body, element, asked, found) => {
    expect(shown(body, element, ['a.png', 'b.png'])).toEqual({ asked, found })
  })

  it('of an image that cannot be had is left out of an interaction', () => {
    const item = buildItem({
      declarations: declare({ baseType: 'point' }),
      body: '<qti-select-point-interaction response-identifier="RESPONSE"><object type="image/png" width="9" height="8">a map</object></qti-select-point-interaction>',
    })
    const image = { mediaType: 'image/png', width: 9, height: 8, alt: 'a map' }
    const asked: string[] = []
    const { body } = toPublicItem(item, {
      ...{ seed: 1, stimuli: [] },
      resolveHref(href) {
        asked.push(href)
        return `/${href}`
      },
    })
    expect(body).toMatchObject([{ kind: 'selectPoint', image }])
    expect(JSON.stringify(body)).not.toContain('href')
    expect(asked).toEqual([])
  })
})

describe('the addresses of an item', () => {
  const pictured = (name: string) => `<p><img src="${name}.png" alt=""/></p>`

  it('are those of everything that may come to be shown: feedback, templates and choices', () => {
    const choice = (id: string) =>
      `<qti-simple-choice identifier="${id}" template-identifier="T" show-hide="hide"><img src="${id}.png" alt=""/></qti-simple-choice>`
    const item = buildItem({
      declarations: declare({}),
      outcomes: scoreOutcome + feedbackOutcome,
      body: `<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>T</mi></math><qti-feedback-block outcome-identifier="FEEDBACK" identifier="right" show-hide="show"><qti-content-body>${pictured('feedback')}</qti-content-body></qti-feedback-block>
        <qti-template-block template-identifier="T" identifier="u" show-hide="show">${pictured('template')}</qti-template-block>
        <qti-rubric-block view="scorer">${pictured('scorer')}</qti-rubric-block>
        <qti-choice-interaction response-identifier="RESPONSE"><qti-prompt><img src="prompt.png" alt=""/></qti-prompt>${choice('a')}${choice('b')}</qti-choice-interaction>`,
      rest: '<qti-template-declaration identifier="T" cardinality="single" base-type="identifier"/>',
    })
    const files = ['feedback', 'template', 'prompt', 'a', 'b'].map((name) => [`${name}.png`, 'media'])
    expect([...listAddresses(item)].sort()).toEqual(files.sort())
  })

  it('of what it cannot do without, wherever each is named first', () => {
    const body = (parts: string[]) => buildItem({ body: parts.join('') })
    const link = '<p><a href="f">x</a></p>'
    const spare = '<p><img src="g" srcset="f 2x" alt=""/></p>'
    const media = '<p><img src="f" alt=""/></p>'
    const needOf = (parts: string[]) => listAddresses(body(parts)).get('f')
    expect([needOf([link]), needOf([spare]), needOf([media])]).toEqual(['link', 'spare', 'media'])
    expect([needOf([link, spare]), needOf([spare, link])]).toEqual(['spare', 'spare'])
    expect([needOf([spare, media]), needOf([media, spare])]).toEqual(['media', 'media'])
    expect([needOf([link, media]), needOf([media, link])]).toEqual(['media', 'media'])
  })

  it('of a passage are listed likewise, and its helps can be done without', () => {
    const parsed = parseStimulus(
      `<qti-assessment-stimulus xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="s" title="S"><qti-stimulus-body>${pictured('a')}<p><a href="l.html">l</a></p></qti-stimulus-body><qti-catalog-info><qti-catalog id="c"><qti-card support="spoken"><qti-card-entry><qti-html-content>${pictured('help')}</qti-html-content><qti-file-href>k.mp3</qti-file-href></qti-card-entry></qti-card></qti-catalog></qti-catalog-info></qti-assessment-stimulus>`,
    )
    assert(parsed.ok, 'the passage parses')
    expect(Object.fromEntries(listStimulusAddresses(parsed.value))).toEqual({
      ...{ 'a.png': 'media', 'l.html': 'link', 'help.png': 'spare', 'k.mp3': 'spare' },
    })
  })

  it('that only a module of a portable custom interaction asks for are its own list', () => {
    const item = buildItem({
      declarations: declare({ baseType: 'string' }),
      body: `${pictured('a')}<qti-portable-custom-interaction response-identifier="RESPONSE" custom-interaction-type-identifier="urn:x" module="main"><qti-prompt><img src="prompt.png" alt=""/></qti-prompt><qti-stylesheet href="s.css" type="text/css"/><qti-interaction-modules><qti-interaction-module id="lib" primary-path="lib.js" fallback-path="lib2.js"/><qti-interaction-module id="main" primary-path="main.js"/></qti-interaction-modules><qti-interaction-markup><div><img src="m.png" alt=""/><video poster="p.png"/><img src="m.png" alt=""/><svg><use href="#own"/></svg><img src="data:image/png,x" alt=""/></div></qti-interaction-markup></qti-portable-custom-interaction>`,
    })
    expect(listCustomFiles(item)).toEqual([
      {
        modules: [
          { identifier: 'main', paths: ['main.js'] },
          { identifier: 'lib', paths: ['lib.js', 'lib2.js'] },
        ],
        styles: ['s.css'],
        media: ['m.png', 'p.png'],
      },
    ])
    expect(Object.fromEntries(listAddresses(item))).toEqual({ 'a.png': 'media', 'prompt.png': 'media' })
    expect(listCustomFiles(buildItem({ body: pictured('a') }))).toEqual([])
  })

  it('of a module are two at most, which is what QTI can write', () => {
    const item = buildItem({
      declarations: declare({ baseType: 'string' }),
      body: '<qti-portable-custom-interaction response-identifier="RESPONSE" custom-interaction-type-identifier="urn:x" module="m"><qti-interaction-markup/></qti-portable-custom-interaction>',
    })
    const [custom] = item.interactions
    assert(custom?.kind === 'portableCustom', 'the item has a portable custom interaction')
    const body = [{ ...custom, modules: [{ identifier: 'm', paths: ['gone', 'a', 'b', 'c'] }] }]
    const resolveHref = (href: string) => (href === 'gone' ? null : `/${href}`)
    expect(toPublicItem({ ...item, body }, { seed: 1, stimuli: [], resolveHref }).body).toMatchObject([
      { modules: [{ identifier: 'm', hrefs: ['/a', '/b'] }] },
    ])
  })

  it('of a module stand beside those of its markup, where they can be had', () => {
    const item = buildItem({
      declarations: declare({ baseType: 'string' }),
      body: '<qti-portable-custom-interaction response-identifier="RESPONSE" custom-interaction-type-identifier="urn:x" module="m" data-max="5"><qti-stylesheet href="gone.css" type="text/css"/><qti-stylesheet href="b.css" type="text/css"/><qti-interaction-modules><qti-interaction-module id="m" primary-path="gone.js" fallback-path="m.js"/></qti-interaction-modules><qti-interaction-markup>a<img src="gone.png" alt="x"/><img src="m.png" alt=""/><video poster="gone.png"/><use href="#own"/><img src="data:image/png,x"/></qti-interaction-markup></qti-portable-custom-interaction>',
    })
    const asked: [string, HrefUse][] = []
    const { body } = toPublicItem(item, {
      ...{ seed: 1, stimuli: [] },
      resolveHref(href, use) {
        asked.push([href, use])
        return href.startsWith('gone') ? null : `/${href}`
      },
    })
    expect(body).toStrictEqual([
      {
        ...{ kind: 'portableCustom', responseIdentifier: 'RESPONSE', typeIdentifier: 'urn:x', module: 'm' },
        ...{ modules: [{ identifier: 'm', hrefs: ['/m.js'] }], styles: ['/b.css'], properties: { max: '5' } },
        ...{ templateVariables: {}, contextVariables: {} },
        markup: [
          ...['a', { name: 'img', attributes: { alt: 'x' } }],
          { name: 'img', attributes: { src: '/m.png', alt: '' } },
          ...[{ name: 'video' }, { name: 'use', attributes: { href: '#own' } }],
          { name: 'img', attributes: { src: 'data:image/png,x' } },
        ],
      },
    ])
    expect(new Set(asked.map(([, use]) => use))).toEqual(new Set(['spare']))
  })
})
