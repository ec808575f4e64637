'use client'

import { type ReactNode, type RefObject, useId } from 'react'
import { SendProblem } from '#components/forms/send-problem.tsx'
import type { useSend } from '#components/forms/use-send.ts'
import { Button } from '#components/ui/button.tsx'
import { useHydrated } from '#components/ui/use-hydrated.ts'

type Props = {
  dialog: RefObject<HTMLDialogElement | null>
  /** What is done, in a word or two, and to whom: read aloud with the button. */
  action: string
  name: string
  title: string
  children: ReactNode
  sending: Pick<ReturnType<typeof useSend>, 'busy' | 'problem'>
  onAgree: () => void
}

/** A button that does something only after a second look at what it would do. */
export function AskFirst({ dialog, action, name, title, children, sending, onAgree }: Props) {
  const titleId = useId()
  const hydrated = useHydrated()
  return (
    <>
      <Button kind="secondary" disabled={!hydrated} onClick={() => dialog.current?.showModal()}>
        {action}
        <span className="sr-only"> of {name}</span>
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
          <SendProblem problem={sending.problem} />
          <div className="flex flex-wrap gap-3">
            <Button disabled={sending.busy} onClick={onAgree}>
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
