const collator = new Intl.Collator('en', { numeric: true })

/** People and things by name as a reader looks for them: `alice` before `Bob`, `Émile` beside `Emma`, 2 before 10. */
export function compareNames(a: string, b: string): number {
  return collator.compare(a, b)
}
