'use client'

import { type ReactNode, useId, useRef } from 'react'
import { Button } from '#components/ui/button.tsx'
import { useHydrated } from '#components/ui/use-hydrated.ts'
import { SendProblem, type SentProblem } from './use-send.tsx'

type Props = {
  /** What is done, in a word or two, and to whom: read aloud with the button. */
  action: string
  of: string
  title: string
  children: ReactNode
  busy: boolean
  problem: SentProblem | null
  /** Does it; true once it is done. */
  onAgree: () => Promise<boolean>
}

/** A button that does something only after a second look at what it would do. */
export function AskFirst({ action, of, title, children, busy, problem, onAgree }: Props) {
  const titleId = useId()
  const hydrated = useHydrated()
  const dialog = useRef<HTMLDialogElement>(null)

  async function agree() {
    if (await onAgree()) dialog.current?.close()
  }

  return (
    <>
      <Button kind="secondary" disabled={!hydrated} onClick={() => dialog.current?.showModal()}>
        {action}
        <span className="sr-only"> {of}</span>
      </Button>
      <dialog
        ref={dialog}
        aria-labelledby={titleId}
        className="m-auto max-w-[min(28rem,calc(100vw-2rem))] rounded-card border border-line bg-surface p-6 text-ink backdrop:bg-ink/40"
      >
        <h2 id={titleId} className="text-2xl font-bold break-words">
          {title}
        </h2>
        <p className="mt-2 text-soft">{children}</p>
        <div className="mt-5 grid gap-4">
          <SendProblem problem={problem} />
          <div className="flex flex-wrap gap-3">
            <Button disabled={busy} onClick={() => void agree()}>
              {action}
            </Button>
            <Button kind="quiet" onClick={() => dialog.current?.close()}>
              Leave it as it is
            </Button>
          </div>
        </div>
      </dialog>
    </>
  )
}
