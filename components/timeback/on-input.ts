const inputEvents = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'scroll']

/** Calls back at each key, pointer or scroll of the student; returns its own undo. */
export function onInput(listener: () => void): () => void {
  return listen(document, inputEvents, listener)
}

export function listen(target: EventTarget, events: string[], listener: (event: Event) => void): () => void {
  const options = { capture: true, passive: true }
  for (const event of events) target.addEventListener(event, listener, options)
  return () => {
    for (const event of events) target.removeEventListener(event, listener, options)
  }
}
