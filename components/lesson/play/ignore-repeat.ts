import type { KeyboardEvent } from 'react'

/** A key held down checks an answer; it must not go on as well before the student has read a word. */
export function ignoreRepeat(event: KeyboardEvent): void {
  if (event.repeat) event.preventDefault()
}
