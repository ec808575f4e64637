/** Tells of each name whether several of these people have it, so that something else must tell them apart. */
export function sharedNames(names: readonly string[]): (name: string) => boolean {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(toKey(name), (counts.get(toKey(name)) ?? 0) + 1)
  return (name) => (counts.get(toKey(name)) ?? 0) > 1
}

/** As it looks on a page. */
function toKey(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase()
}

const collator = new Intl.Collator('en', { numeric: true })

/** People and things by name as a reader looks for them: `alice` before `Bob`, `Émile` beside `Emma`, 2 before 10. */
export function compareNames(a: string, b: string): number {
  return collator.compare(a, b)
}
