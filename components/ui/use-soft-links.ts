'use client'

import { useRouter } from 'next/navigation'
import { type RefObject, useEffect, useRef, useState, useTransition } from 'react'

/**
 * Lets the plain links of an element lead on without loading the page anew, and tells which one's page is on its way:
 * for links by the hundred, each of which would be a component of its own as a `Link`.
 */
export function useSoftLinks<T extends HTMLElement>(): { ref: RefObject<T | null>; pending: string | null } {
  const ref = useRef<T>(null)
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  const [goal, setGoal] = useState<string | null>(null)

  useEffect(() => {
    const element = ref.current
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null
      const href = link?.getAttribute('href')
      if (!href || !isPlain(event)) return
      event.preventDefault()
      setGoal(href)
      startTransition(() => router.push(href))
    }
    element?.addEventListener('click', follow)
    return () => element?.removeEventListener('click', follow)
  }, [router])

  return { ref, pending: isPending ? goal : null }
}

/** A click that asks for nothing but this page's own way on: no other tab, no download. */
function isPlain({ button, metaKey, ctrlKey, shiftKey, altKey, defaultPrevented }: MouseEvent): boolean {
  return button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey && !defaultPrevented
}
