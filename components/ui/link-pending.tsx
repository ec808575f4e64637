'use client'

import { LoaderCircle } from 'lucide-react'
import { useLinkStatus } from 'next/link'

/** A small turning mark inside a link whose page is on its way; it keeps its place so that nothing jumps. */
export function LinkPending() {
  const { pending } = useLinkStatus()
  return (
    <LoaderCircle
      aria-hidden
      className={`size-5 shrink-0 transition-opacity delay-150 ${pending ? 'animate-spin opacity-100' : 'hidden'}`}
    />
  )
}
