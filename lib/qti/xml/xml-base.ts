/**
 * Where the addresses inside an element are read that has an `xml:base` (XML Base), as the path of a file in
 * that place. A base that ends in a name without a dot is a folder, though it lacks its slash: so packages
 * write it.
 */
export function withBase(from: string, base: string): string {
  const folder = from.slice(0, from.lastIndexOf('/') + 1)
  const isFolder = base.endsWith('/') || !base.slice(base.lastIndexOf('/') + 1).includes('.')
  return `${folder}${base}${isFolder && !base.endsWith('/') ? '/' : ''}`
}
