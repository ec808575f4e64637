'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useHydrated } from './use-hydrated.ts'

/**
 * A title that takes the focus when a link or a step led here within the site; a page loaded whole is
 * announced by the browser itself.
 */
export function FocusedTitle({ children }: { children: ReactNode }) {
  const title = useRef<HTMLSpanElement>(null)
  const [arrived] = useState(useHydrated())
  useEffect(() => {
    if (arrived) title.current?.focus()
  }, [arrived])
  return (
    <span ref={title} tabIndex={-1}>
      {children}
    </span>
  )
}
