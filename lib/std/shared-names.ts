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
