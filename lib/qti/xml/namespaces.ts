import type { Namespace } from './xml-element.ts'

/** What prefixes stand for where an element is; the empty prefix is the default namespace. */
export type Scope = { prefixes: Readonly<Record<string, string>>; unprefixed: Namespace }

/** Without a prototype: a file may use any word as a prefix. */
export const rootScope: Scope = {
  prefixes: Object.assign(Object.create(null) as Record<string, string>, {
    xml: 'http://www.w3.org/XML/1998/namespace',
  }),
  unprefixed: 'qti',
}

export function scopeInside(declared: [prefix: string, uri: string][], inherited: Scope): Scope {
  const prefixes = Object.assign(Object.create(null) as Record<string, string>, inherited.prefixes)
  for (const [prefix, uri] of declared) prefixes[prefix] = uri
  return { prefixes, unprefixed: namespaceOf(prefixes['']) }
}

const mathml = 'http://www.w3.org/1998/Math/MathML'

const ssml = 'http://www.w3.org/2001/10/synthesis'

const xhtml = 'http://www.w3.org/1999/xhtml'

const imsPrefix = 'http://www.imsglobal.org/xsd/'

export function namespaceOf(uri: string | undefined): Namespace {
  if (uri === undefined || uri === '' || uri.startsWith(imsPrefix) || uri === xhtml) return 'qti'
  if (uri === ssml) return 'ssml'
  return uri === mathml ? 'mathml' : 'other'
}
