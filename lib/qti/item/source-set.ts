/** One entry of HTML's `srcset`: an address, and for which width or density it is meant. */
export type Source = { href: string; descriptor: string }

/** HTML, “srcset attributes”: entries are parted by commas that do not stand inside an address. */
export function readSourceSet(text: string): Source[] {
  const entries = text.matchAll(/[\s,]*(\S*[^\s,])(?:\s*(?:,|$)|\s+([^,]*)(?:,|$))/g)
  return [...entries].map(([, href = '', descriptor = '']) => ({ href, descriptor: descriptor.trim() }))
}

export function writeSourceSet(sources: readonly Source[]): string {
  return sources.map(({ href, descriptor }) => (descriptor ? `${href} ${descriptor}` : href)).join(', ')
}
