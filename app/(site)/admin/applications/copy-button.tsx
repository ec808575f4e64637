'use client'

import { type ReactNode, useState } from 'react'
import { Button } from '#components/ui/button.tsx'

const words = {
  idle: '',
  copied: 'Copied.',
  refused: 'The browser does not allow it. Select the text and copy it yourself.',
}

/** Puts a text on the clipboard, and says whether that worked. */
export function CopyButton({ text, children }: { text: string; children: ReactNode }) {
  const [state, setState] = useState<keyof typeof words>('idle')

  /** A page that is not on https has no clipboard at all. */
  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      setState('copied')
    } catch {
      setState('refused')
    }
  }

  return (
    <>
      <Button onClick={() => void copy()}>{children}</Button>
      <p role="status" className="order-last">
        {words[state]}
      </p>
    </>
  )
}
