import { describe, expect, it } from 'vitest'
import {
  counterItem2,
  counterItem3,
  counterModules,
  portableDraft,
  portableV1,
  requireItem,
} from '#lib/qti/fixtures/build-item.ts'
import type { BodyNode, PortableCustomInteraction } from '#lib/qti/item/public/public-content.ts'
import { parseItem } from '#lib/qti/read/parse-item.ts'
import { toPublicItem } from '#lib/qti/show/to-public-item.ts'
import { writePublicXml } from '#lib/qti/show/write-public-xml.ts'

const asIs = (href: string): string | null => href

function show(xml: string, resolveHref = asIs) {
  const shown = toPublicItem(requireItem(xml), { seed: 1, stimuli: [], resolveHref })
  return { shown, custom: customOf(shown.body) }
}

function customOf(nodes: readonly BodyNode[]): PortableCustomInteraction {
  const found = nodes.find((node) => typeof node === 'object' && node.kind === 'portableCustom')
  return found as PortableCustomInteraction
}

describe('of QTI 3', () => {
  it('has its modules with the addresses that there are, the primary one first', () => {
    const { custom } = show(counterItem3(), (href) => (href === 'modules/counter' ? '/assets/1' : null))
    expect(custom).toMatchObject({
      typeIdentifier: 'urn:example:counter',
      module: 'counter',
      modules: [{ identifier: 'counter', hrefs: ['/assets/1'] }],
      properties: { max: '5' },
      markup: [{ name: 'div', attributes: { class: 'counter' }, children: ['0'] }],
    })
    expect(show(counterItem3()).custom.modules).toEqual([
      { identifier: 'counter', hrefs: ['cdn/counter.js', 'modules/counter'] },
    ])
  })

  it('may stand inside a custom interaction, as in QTI 2', () => {
    const xml = counterItem3()
      .replace(
        '<qti-portable-custom-interaction response-identifier="RESPONSE"',
        '<qti-custom-interaction response-identifier="RESPONSE"><qti-portable-custom-interaction',
      )
      .replace('</qti-portable-custom-interaction>', '$&</qti-custom-interaction>')
    expect(show(xml)).toEqual(show(counterItem3()))
  })

  it('looks for a module that is only named under its name', () => {
    expect(show(counterItem3({ inside: '' })).custom.modules).toEqual([
      { identifier: 'counter', hrefs: ['counter'] },
    ])
  })

  it('gives a module the values of template and context variables, none where they are not declared', () => {
    const inside = `<qti-template-variable template-identifier="T"/><qti-template-variable template-identifier="LIST"/><qti-context-variable identifier="QTI_CONTEXT"/>${counterModules}`
    const rest = `<qti-template-declaration identifier="LIST" cardinality="multiple" base-type="point"><qti-default-value><qti-value>1 2</qti-value></qti-default-value></qti-template-declaration>
      <qti-context-declaration identifier="QTI_CONTEXT" cardinality="record"><qti-default-value><qti-value field-identifier="environmentIdentifier" base-type="string">x</qti-value></qti-default-value></qti-context-declaration>`
    const { shown, custom } = show(counterItem3({ inside, rest }))
    expect(custom.templateVariables).toEqual({ T: { base: null }, LIST: { list: { point: [[1, 2]] } } })
    expect(custom.contextVariables).toEqual({
      QTI_CONTEXT: { record: [{ name: 'environmentIdentifier', base: { string: 'x' } }] },
    })
    const written = writePublicXml(shown)
    expect(written).not.toContain('correct')
    expect(show(written).shown).toEqual(shown)
  })

  it('keeps any markup for the frame but what runs, loads or leads away', () => {
    const markup =
      '<canvas width="9"/><svg viewBox="0 0 1 1"><foreignObject/></svg><button onclick="x()">b</button><script>x()</script><a href="https://example.com">a</a><form action="/x"><input name="n"/></form><img src="a.png" alt=""/><img src="gone.png" alt=""/>'
    const xml = counterItem3().replace('<div class="counter">0</div>', markup)
    const { custom, shown } = show(xml, (href) => (href === 'gone.png' ? null : `/assets/${href}`))
    expect(custom.markup).toEqual([
      { name: 'canvas', attributes: { width: '9' } },
      { name: 'svg', attributes: { viewBox: '0 0 1 1' }, children: [{ name: 'foreignObject' }] },
      { name: 'button', children: ['b'] },
      { name: 'a', children: ['a'] },
      { name: 'form', children: [{ name: 'input', attributes: { name: 'n' } }] },
      { name: 'img', attributes: { src: '/assets/a.png', alt: '' } },
      { name: 'img', attributes: { alt: '' } },
    ])
    expect(show(writePublicXml(shown)).shown).toEqual(shown)
  })

  it('refuses an address that is a program, and any part that QTI 3 does not know there', () => {
    const script = parseItem(
      counterItem3({ inside: counterModules.replace('cdn/counter.js', 'javascript:x') }),
    )
    expect(script).toMatchObject({ error: [{ message: 'the address "javascript:x" is not allowed' }] })
    const unknown = parseItem(counterItem3({ inside: '<qti-gap identifier="g"/>' }))
    expect(unknown).toMatchObject({ error: [{ message: '<qti-gap> is not supported here' }] })
  })
})

describe('of QTI 2', () => {
  it('is read as that of QTI 3', () => {
    const item = requireItem(counterItem2(portableV1))
    expect(item.interactions).toMatchObject([
      {
        kind: 'portableCustom',
        responseIdentifier: 'RESPONSE',
        typeIdentifier: 'urn:example:counter',
        module: 'counter',
        modules: [{ identifier: 'counter', paths: ['modules/counter.js'] }],
        configurations: ['modules/primary.json', 'modules/fallback_module_resolution.js'],
        properties: { maxValue: '5', 'look.colour': 'red', version: '1.0.0' },
      },
    ])
    expect(JSON.stringify(item.body)).toContain('"viewBox":"0 0 9 9"},"children":[{"name":"path"')
  })

  it('is understood with hook, libraries and style sheets, as it was written before', () => {
    expect(requireItem(counterItem2(portableDraft)).interactions).toMatchObject([
      {
        typeIdentifier: 'counterInteraction',
        module: 'counterInteraction/runtime/counter.amd',
        modules: [
          {
            identifier: 'counterInteraction/runtime/counter.amd',
            paths: ['counterInteraction/runtime/counter.amd.js'],
          },
          {
            identifier: 'counterInteraction/runtime/js/renderer',
            paths: ['counterInteraction/runtime/js/renderer'],
          },
        ],
        styles: ['counterInteraction/runtime/css/base.css'],
        properties: { maxValue: '5' },
      },
    ])
  })

  it('without a portable one inside is refused as before', () => {
    const other = parseItem(counterItem2('<p>of another system</p>'))
    expect(other).toMatchObject({ error: [{ message: expect.stringContaining('<qti-custom-interaction>') }] })
  })
})
