/** A moment as `<input type="datetime-local">` has it, in the reader's own zone; empty for none. */
export function toLocalInput(at: string | null): string {
  if (at === null) return ''
  const date = new Date(at)
  const minutes = date.getTime() - date.getTimezoneOffset() * 60_000
  return new Date(minutes).toISOString().slice(0, 16)
}

/** The moment that was typed, ISO 8601; `null` for none. */
export function fromLocalInput(value: FormDataEntryValue | null): string | null {
  if (typeof value !== 'string' || value === '') return null
  const date = new Date(value)
  return Number.isNaN(date.getTime()) ? null : date.toISOString()
}
