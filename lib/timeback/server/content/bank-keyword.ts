import 'server-only'

/** The general keyword by which a package says that a test is an assessment bank, each of its parts a sub-test. */
export const BANK_KEYWORD = 'assessment-bank'

export function isBank(keywords: readonly string[] = []): boolean {
  return keywords.some((keyword) => keyword.trim().toLowerCase() === BANK_KEYWORD)
}
