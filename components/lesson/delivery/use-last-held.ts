'use client'

import { useState } from 'react'

/** What held the sending up last: the next try, while under way, says nothing new. Null once nothing is kept. */
export function useLastHeld<Held extends string>(held: Held | null, isKept: boolean): Held | null {
  const [last, setLast] = useState(held)
  const shown = isKept ? (held ?? last) : null
  if (shown !== last) setLast(shown)
  return shown
}
