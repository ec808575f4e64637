'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from '#components/ui/button.tsx'

type Props = { name: string; clientId: string; secret: string; onDone: () => void }

/** A secret while it can be read; the reader is led to it, and it is gone when they are done. */
export function NewSecret({ name, clientId, secret, onDone }: Props) {
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  return (
    <div className="grid gap-3 rounded-card border border-notyet-edge bg-notyet-tint p-5">
      <h3 ref={title} tabIndex={-1} className="text-lg font-bold break-words">
        The secret of “{name}”
      </h3>
      <p>Copy it now to where the application keeps it. It is shown only this once.</p>
      <dl className="grid gap-2">
        <div>
          <dt className="text-sm">Client id</dt>
          <dd>
            <code className="break-all select-all">{clientId}</code>
          </dd>
        </div>
        <div>
          <dt className="text-sm">Secret</dt>
          <dd>
            <code className="break-all select-all">{secret}</code>
          </dd>
        </div>
      </dl>
      <div className="flex flex-wrap items-center gap-3">
        <CopyButton text={secret}>Copy secret</CopyButton>
        <Button kind="quiet" onClick={onDone}>
          Done
        </Button>
      </div>
    </div>
  )
}

const words = {
  idle: '',
  copied: 'Copied.',
  refused: 'The browser does not allow it. Select the text and copy it yourself.',
}

/** Puts a text on the clipboard, and says whether that worked. */
function CopyButton({ text, children }: { text: string; children: ReactNode }) {
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
