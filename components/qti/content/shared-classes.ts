/**
 * Of an author's classes those of QTI 3's shared vocabulary, which `globals.css` gives a look. All others
 * mean something in the author's own style sheets only.
 */
export function sharedClasses(classes: string | undefined): string | undefined {
  const shared = classes?.split(/\s+/).filter((name) => /^qti-[a-z0-9-]+$/.test(name)) ?? []
  return shared.length > 0 ? shared.join(' ') : undefined
}

/** Whether the author asks for `name`. */
export function hasClass(classes: string | undefined, name: string): boolean {
  return classes?.split(/\s+/).includes(name) ?? false
}

/** What follows `prefix` in the first class that begins with it and is one of `values`. */
export function classValue<T extends string>(
  classes: string | undefined,
  prefix: string,
  values: readonly T[],
): T | undefined {
  return values.find((value) => hasClass(classes, prefix + value))
}
