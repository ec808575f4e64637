/**
 * A loader of modules that has their text and fetches nothing: AMD as RequireJS has it, global scripts, and ES
 * modules of one file. Its text runs in a frame, so it may use nothing from outside itself.
 *
 * @param scriptsOf a module's scripts, in the order in which they are tried; none where it is not there
 * @param builtIn modules that are there without a script, also as globals
 */
export function createLoader(
  scriptsOf: (id: string) => string[],
  builtIn: Readonly<Record<string, unknown>>,
): (id: string) => Promise<unknown> {
  type Definition = { deps: string[]; factory: unknown }
  type Load = (id: string, from: string, path: string[]) => Promise<unknown>

  const scope = globalThis as unknown as Record<string, unknown>
  const definitions = new Map<string, Definition>()
  const loads = new Map<string, Promise<unknown>>()
  const values = new Map<string, unknown>()
  let running: { id: string; last: string | null; failure: unknown } | null = null

  const define = Object.assign(
    (...written: unknown[]) => {
      const factory = written.pop()
      const deps = Array.isArray(written.at(-1)) ? (written.pop() as string[]) : depsOf(factory)
      const name = typeof written[0] === 'string' ? written[0] : null
      if (running) running.last = name ?? running.id
      definitions.set(name ?? running?.id ?? '', { deps, factory })
    },
    { amd: {} },
  )

  const required = Object.assign(
    (wanted: string | string[], done?: (...all: unknown[]) => void, failed?: (error: unknown) => void) => {
      if (typeof wanted === 'string') return values.get(idOf(wanted, ''))
      Promise.all(wanted.map((id) => load(id, '', []))).then((all) => done?.(...all), failed)
      return undefined
    },
    { config() {}, specified: () => false, toUrl: (path: string) => path },
  )

  Object.assign(scope, { define, require: required, requirejs: required, ...builtIn })

  /** A factory in the style of CommonJS names what it needs inside. */
  function depsOf(factory: unknown): string[] {
    if (typeof factory !== 'function' || factory.length === 0) return []
    const asked = String(factory).matchAll(/\brequire\s*\(\s*["']([^"']+)["']\s*\)/g)
    return ['require', 'exports', 'module', ...[...asked].map(([, id = '']) => id)]
  }

  function idOf(id: string, from: string): string {
    if (!id.startsWith('.')) return id.replace(/\.js$/, '')
    const folders = from.split('/').slice(0, -1)
    for (const part of id.replace(/\.js$/, '').split('/')) {
      if (part === '..') folders.pop()
      else if (part !== '.') folders.push(part)
    }
    return folders.join('/')
  }

  const load: Load = (written, from, path) => {
    const id = idOf(written, from)
    if (Object.hasOwn(builtIn, id)) return Promise.resolve(builtIn[id])
    // In a circle one has to go first, without the other.
    if (path.includes(id)) return Promise.resolve(values.get(id))
    const loading = loads.get(id) ?? make(id, path)
    loads.set(id, loading)
    return loading
  }

  async function make(id: string, path: string[]): Promise<unknown> {
    const scripts = scriptsOf(id)
    let failure: unknown = new Error(`the module ${id} is not there`)
    if (definitions.has(id)) return evaluate(id, id, path)
    for (const script of scripts) {
      try {
        if (isEsModule(script)) return await runEsModule(script)
        const last = runScript(id, script)
        return definitions.has(id) || last !== null ? await evaluate(id, last ?? id, path) : undefined
      } catch (thrown) {
        failure = thrown
        definitions.delete(id)
      }
    }
    throw failure
  }

  /** A bundle may define many modules by name: its own is the one of that name, or the last. */
  async function evaluate(id: string, last: string, path: string[]): Promise<unknown> {
    const name = definitions.has(id) ? id : last
    const { deps, factory } = definitions.get(name) ?? { deps: [], factory: undefined }
    const module = { id: name, exports: {} as unknown }
    const inner = (dep: string | string[], done?: (...all: unknown[]) => void) =>
      typeof dep === 'string' ? values.get(idOf(dep, name)) : required(dep, done)
    const special: Record<string, unknown> = { require: inner, exports: module.exports, module }
    const args: unknown[] = []
    for (const dep of deps)
      args.push(Object.hasOwn(special, dep) ? special[dep] : await load(dep, name, [...path, id]))
    const made = typeof factory === 'function' ? factory(...args) : factory
    const value = made === undefined && typeof factory === 'function' ? module.exports : made
    values.set(id, value)
    return value
  }

  function runScript(id: string, text: string): string | null {
    const element = document.createElement('script')
    element.textContent = text
    running = { id, last: null, failure: null }
    document.head.append(element)
    element.remove()
    const { last, failure } = running
    running = null
    if (failure !== null && last === null) throw failure
    return last
  }

  function isEsModule(text: string): boolean {
    return /(^|[\n;}])\s*(export\s*[{*]|export\s+(default|const|let|var|function|class|async)\b|import\s*["'{*\w])/.test(
      text,
    )
  }

  function runEsModule(text: string): Promise<unknown> {
    const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }))
    return new Promise((resolve, reject) => {
      const element = document.createElement('script')
      element.type = 'module'
      scope.keepModule = (module: { default?: unknown }) => resolve(module.default ?? module)
      element.textContent = `import * as module from ${JSON.stringify(url)}\nkeepModule(module)`
      addEventListener('error', () => reject(new Error('the module failed')), { once: true })
      element.onerror = () => reject(new Error('the module cannot be read'))
      document.head.append(element)
    })
  }

  addEventListener('error', ({ error, message }) => {
    if (running) running.failure = error ?? new Error(message)
  })

  return (id) => load(id, '', [])
}
