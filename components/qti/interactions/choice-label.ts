import { classValue } from '#components/qti/content/shared-classes.ts'

const suffixes = { none: '', period: '.', parenthesis: ')' } as const

/**
 * How a choice is numbered: by the author's `qti-labels-…` and `qti-labels-suffix-…`, else 1, 2, 3, which
 * are also the keys that press it. Null where the author wants none.
 */
export function choiceLabel(classes: string | undefined, index: number): string | null {
  const labels = classValue(classes, 'qti-labels-', ['none', 'decimal', 'lower-alpha', 'upper-alpha'])
  if (labels === 'none') return null
  const suffix =
    suffixes[classValue(classes, 'qti-labels-suffix-', ['none', 'period', 'parenthesis']) ?? 'none']
  if (labels === undefined || labels === 'decimal' || index >= 26) return `${index + 1}${suffix}`
  const letter = String.fromCharCode((labels === 'lower-alpha' ? 97 : 65) + index)
  return `${letter}${suffix}`
}
