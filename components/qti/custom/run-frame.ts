import type { CustomValue } from '#lib/qti/item/public/custom-value.ts'
import type { MarkupNode } from '#lib/qti/item/public/public-content.ts'
import type { createLoader as CreateLoader } from './create-loader.ts'
import type { FrameMessage, FramePing, FrameStart } from './frame-message.ts'

/**
 * The program of the frame's document, which has its text: it may use nothing from outside itself. Loads the
 * modules of one portable custom interaction, begins it as IMS PCI version 1 says or as the draft before it
 * did, and reports what it answers. The module shares this realm and
 * may break all of it: what is safe is safe because of the frame's sandbox and policy.
 */
export function runFrame(createLoader: typeof CreateLoader): void {
  type Instance = Record<string, unknown>
  const registered: Instance[] = []
  let given: FrameStart | null = null
  let port: MessagePort | null = null
  let instance: Instance | null = null
  let acted = false
  let reported: string | null = null

  const post = (message: FrameMessage) => port?.postMessage(message)
  const call = (target: Instance, name: string, ...args: unknown[]): unknown => {
    const method = target[name]
    return typeof method === 'function' ? method.apply(target, args) : undefined
  }
  const isObject = (value: unknown): value is Instance =>
    (typeof value === 'object' && value !== null) || typeof value === 'function'

  const context = {
    register: (module: Instance) => void registered.push(module),
    notifyReady: (ready: Instance) => begin(ready),
    notifyDone: () => report(),
  }

  const load = createLoader(
    (id) => given?.modules.find((one) => one.identifier.replace(/\.js$/, '') === id)?.scripts ?? [],
    { qtiCustomInteractionContext: context },
  )

  // Its place, and its beginning.

  const namespaces: Record<string, string> = {
    svg: 'http://www.w3.org/2000/svg',
    math: 'http://www.w3.org/1998/Math/MathML',
  }

  function build(nodes: MarkupNode[], into: Element, outer: string | null): void {
    for (const node of nodes) {
      if (typeof node === 'string') {
        into.append(node)
        continue
      }
      const namespace = namespaces[node.name] ?? outer
      const element =
        namespace === null
          ? document.createElement(node.name)
          : document.createElementNS(namespace, node.name)
      for (const [name, value] of Object.entries(node.attributes ?? {})) element.setAttribute(name, value)
      build(node.children ?? [], element, node.name === 'foreignObject' ? null : namespace)
      into.append(element)
    }
  }

  /** By the names that authors look for: as written, `dim-one` also as `dimOne`, and `a.b` as b of a. */
  function propertiesOf(written: Record<string, string>): Instance {
    const properties: Instance = {}
    for (const [key, value] of Object.entries(written)) {
      properties[key] = value
      const camel = key.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
      if (!Object.hasOwn(written, camel)) properties[camel] = value
      const steps = key.split('.')
      const last = steps.pop() ?? key
      let place = properties
      for (const step of steps) {
        const inner = Object.hasOwn(place, step) && isObject(place[step]) ? place[step] : {}
        place[step] = inner
        place = inner
      }
      if (steps.length > 0) place[last] = value
    }
    return properties
  }

  function pick(value: unknown, typeIdentifier: string): Instance {
    const named = registered.find(
      (one) => (one.typeIdentifier ?? call(one, 'getTypeIdentifier')) === typeIdentifier,
    )
    const inner = isObject(value) && isObject(value.default) ? value.default : value
    const found = named ?? registered.at(-1) ?? (isObject(inner) ? inner : null)
    if (!found) throw new Error('no interaction was registered')
    return found
  }

  function isStarted(found: unknown): found is Instance {
    return isObject(found) && typeof found.getResponse === 'function'
  }

  async function start(message: FrameStart): Promise<void> {
    const { responseIdentifier, boundTo, templateVariables, contextVariables, typeIdentifier } = message
    const root = document.querySelector<HTMLElement>('#interaction') ?? document.body
    if (message.language) document.documentElement.lang = message.language
    for (const text of message.styles) {
      const style = document.createElement('style')
      style.textContent = text
      document.head.append(style)
    }
    build(message.markup, root, null)
    const module = pick(await load(message.module), typeIdentifier)
    const properties = propertiesOf(message.properties)
    const configuration = {
      ...{ properties, templateVariables, contextVariables, responseIdentifier, status: 'interacting' },
      boundTo: { [responseIdentifier]: boundTo },
      onready: (ready: Instance) => begin(ready),
      ondone: (done: Instance) => {
        if (isStarted(done)) begin(done)
        acted = true
        report()
      },
    }
    if (typeof module.getInstance === 'function') {
      const made = call(module, 'getInstance', root, configuration, undefined)
      if (!instance && isStarted(made)) begin(made)
      return
    }
    // The draft gave the properties alone; some read the whole configuration all the same.
    const both = { ...configuration, ...properties }
    call(module, 'initialize', responseIdentifier, root, both, { resolve: (path: string) => path })
    if (!('base' in boundTo) || boundTo.base !== null) call(module, 'setResponse', boundTo)
    begin(module)
  }

  // What it answers.

  function read(): { answer: unknown; valid: boolean } {
    if (!instance) return { answer: { base: null } satisfies CustomValue, valid: true }
    const answer = call(instance, 'getResponse') ?? null
    return { answer, valid: call(instance, 'checkValidity') !== false }
  }

  /** Asked again and again: version 1 has no event for it. What stands there at first is no answer yet. */
  function report(): void {
    try {
      const state = JSON.stringify(read())
      if (!instance || state === reported) return
      const isFirst = reported === null
      if (isFirst && !acted) {
        reported = `untouched ${state}`
        return
      }
      if (!acted && reported === `untouched ${state}`) return
      reported = state
      post({ kind: 'answer', ...JSON.parse(state) })
    } catch {
      // A module that cannot say what was answered has not answered: it is asked again.
    }
  }

  function begin(ready: unknown): void {
    if (instance) return
    instance = isObject(ready) ? ready : null
    if (!instance) return
    post({ kind: 'ready' })
    report()
    setInterval(report, 400)
  }

  for (const event of ['click', 'input', 'change', 'keydown', 'pointerup'])
    addEventListener(
      event,
      (happened) => {
        const { key } = happened as KeyboardEvent
        if (!happened.isTrusted || key === 'Tab' || key === 'Shift') return
        acted = true
        setTimeout(report)
      },
      true,
    )
  addEventListener('qti-interaction-changed', report, true)

  /** Of what is in it, also where that stands out; never of the frame itself, which would grow with itself. */
  const measure = () => {
    const { height } = document.documentElement.getBoundingClientRect()
    const inner = document.querySelector('#interaction')
    post({ kind: 'height', height: Math.max(height, inner ? inner.scrollHeight + 24 : 0) + 2 })
  }

  // No policy forbids these connections in all browsers, so a module does not find what makes them.
  for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'WebTransport'])
    Reflect.deleteProperty(globalThis, name)

  addEventListener('message', (event) => {
    const message = event.data as FrameStart | null
    if (given || event.source !== parent || message?.kind !== 'start' || !event.ports[0]) return
    given = message
    port = event.ports[0]
    port.onmessage = ({ data }: MessageEvent<FramePing>) => data.kind === 'ping' && post({ kind: 'pong' })
    new ResizeObserver(measure).observe(document.body)
    start(message).catch(() => post({ kind: 'failed' }))
  })
}
