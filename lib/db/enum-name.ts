import 'server-only'

/** How Prisma names a word of an enum: its client has no hyphens and no spaces. */
export type EnumName<Word extends string> = Word extends `${infer Start}${'-' | ' '}${infer End}`
  ? `${Start}_${EnumName<End>}`
  : Word

export function toEnumName<Word extends string>(word: Word): EnumName<Word> {
  return word.replaceAll(/[- ]/g, '_') as EnumName<Word>
}

/** The word of that name; `words` are all that there are. */
export function toWord<Word extends string>(words: readonly Word[], name: EnumName<Word>): Word {
  return words.find((word) => toEnumName(word) === name) as Word
}

/** Word → name, of all words. */
export function enumNames<Word extends string>(words: readonly Word[]): Record<Word, EnumName<Word>> {
  return Object.fromEntries(words.map((word) => [word, toEnumName(word)])) as Record<Word, EnumName<Word>>
}
