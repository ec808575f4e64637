/** Why a pattern cannot be read; caught in `parsePattern`. */
export class PatternProblem extends Error {}

/** Goes through a pattern character by character, a character being a code point. */
export class PatternReader {
  readonly #characters: readonly string[]
  position = 0

  constructor(source: string) {
    this.#characters = Array.from(source)
  }

  get isAtEnd(): boolean {
    return this.position >= this.#characters.length
  }

  sees(...characters: string[]): boolean {
    return characters.every((character, offset) => this.#characters[this.position + offset] === character)
  }

  take(character: string): boolean {
    const seen = this.sees(character)
    if (seen) this.position++
    return seen
  }

  next(): string {
    const character = this.#characters[this.position]
    if (character === undefined) throw new PatternProblem('the pattern ends too early')
    this.position++
    return character
  }

  /** The groups of an anchored form at this place. */
  takeMatch(form: RegExp, otherwise: string): (string | undefined)[] {
    const match = form.exec(this.#characters.slice(this.position, this.position + 100).join(''))
    if (!match) throw new PatternProblem(otherwise)
    this.position += Array.from(match[0]).length
    return match
  }
}
