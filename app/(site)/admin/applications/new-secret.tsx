'use client'

import { useEffect, useRef } from 'react'
import { Button } from '#components/ui/button.tsx'
import { CopyButton } from './copy-button.tsx'

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
