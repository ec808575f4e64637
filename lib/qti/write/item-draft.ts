/** `id` names it inside its question. */
export type DraftOption = { id: string; text: string }
/** `feedback` is for who chose it. */
export type DraftChoice = DraftOption & { feedback?: string | undefined }

type Common = {
  identifier: string
  /** One line, for lists. */
  title: string
  /** Paragraphs parted by an empty line, with **bold** and *italic*; `\*` is a star. */
  prompt: string
  /** After an answer that is all right, and after any other. */
  feedback?: { right?: string | undefined; wrong?: string | undefined } | undefined
}

type Kinds = {
  /** One of several; worth 1. */
  choice: { choices: DraftChoice[]; right: string; shuffle: boolean }
  /** Any number of several; worth 1 as a whole, or, with `partial`, 1 for each that is right, less 1 for each that is not. */
  multiple: { choices: DraftChoice[]; right: string[]; partial: boolean; shuffle: boolean }
  /** A word or a few; each of the answers counts, the first is the one that is shown. */
  text: { answers: string[]; caseSensitive: boolean }
  /** `tolerance` is how far off it may be, empty for not at all. */
  number: { value: string; tolerance: string }
  /** The text holds {1}, {2}, … in order, a list to choose from each; 1 for each that is right. */
  inline: { text: string; gaps: { options: string[]; right: number }[] }
  /** In their right order; worth 1. */
  order: { entries: DraftOption[] }
  /** Pairs of left and right; 1 for each that is right, less 1 for each that is not. */
  match: { left: DraftOption[]; right: DraftOption[]; pairs: [left: string, right: string][] }
}

type DraftKind = keyof Kinds

export type DraftOf<K extends DraftKind> = { [P in K]: Common & { kind: P } & Kinds[P] }[K]

/** A question as a form holds it. */
export type ItemDraft = DraftOf<DraftKind>
