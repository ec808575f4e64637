'use client'

import { type ReactNode, use, useRef, useState } from 'react'
import { GlossaryCard } from './glossary-card.tsx'
import { GlossaryContext } from './glossary-context.ts'

/** A word that the item explains: a button that opens its explanation; without one, the word alone. */
export function GlossaryTerm({ catalog, words }: { catalog: string; words: ReactNode }) {
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const explanation = use(GlossaryContext).get(catalog)
  if (explanation === undefined) return words

  function close({ refocus }: { refocus: boolean }) {
    setOpen(false)
    if (refocus) button.current?.focus()
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="inline cursor-help rounded-sm font-[inherit] text-inherit underline decoration-accent decoration-dotted decoration-2 underline-offset-4 hover:bg-accent-tint"
      >
        {words}
      </button>
      {open && (
        <GlossaryCard anchor={button} onClose={close}>
          {explanation}
        </GlossaryCard>
      )}
    </>
  )
}
