'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, type RefObject, useId, useRef, useState } from 'react'
import { SendProblem, useSend } from '#components/forms/use-send.tsx'
import { Button } from '#components/ui/button.tsx'
import { useHydrated } from '#components/ui/use-hydrated.ts'
import { NewSecret } from './new-secret.tsx'

/** What can be done about an application, and its new secret once it has one. */
export function ApplicationActions({ clientId, name }: { clientId: string; name: string }) {
  const [secret, setSecret] = useState<string | null>(null)
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap gap-3">
        <RenewSecret clientId={clientId} name={name} onRenewed={setSecret} />
        <EndApplication clientId={clientId} name={name} />
      </div>
      {secret !== null && (
        <NewSecret key={secret} {...{ name, clientId, secret }} onDone={() => setSecret(null)} />
      )}
    </div>
  )
}

/** Ends an application, after asking; the reader then stands at what is left. */
function EndApplication({ clientId, name }: { clientId: string; name: string }) {
  const router = useRouter()
  const { busy, problem, send } = useSend()
  const dialog = useRef<HTMLDialogElement>(null)

  async function end() {
    const ended = await send('DELETE', `/api/admin/applications/${encodeURIComponent(clientId)}`)
    if (!ended) return
    dialog.current?.close()
    document.getElementById('known')?.focus()
    router.refresh()
  }

  return (
    <AskFirst
      dialog={dialog}
      action="End use"
      name={name}
      title={`End “${name}”?`}
      sending={{ busy, problem }}
      onAgree={() => void end()}
    >
      It gets no more tokens, and those that it has are refused at once. What it has written stays.
    </AskFirst>
  )
}

type Props = { clientId: string; name: string; onRenewed: (secret: string) => void }

/** Gives an application a new secret, after asking. */
function RenewSecret({ clientId, name, onRenewed }: Props) {
  const { busy, problem, send } = useSend()
  const dialog = useRef<HTMLDialogElement>(null)

  async function renew() {
    const path = `/api/admin/applications/${encodeURIComponent(clientId)}/secret`
    const renewed = await send<{ clientSecret: string }>('POST', path)
    if (!renewed) return
    dialog.current?.close()
    onRenewed(renewed.clientSecret)
  }

  return (
    <AskFirst
      dialog={dialog}
      action="Renew secret"
      name={name}
      title={`A new secret for “${name}”?`}
      sending={{ busy, problem }}
      onAgree={() => void renew()}
    >
      The old secret and its tokens are refused at once, so the application waits until it has the new one.
    </AskFirst>
  )
}

type AskFirstProps = {
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
function AskFirst({ dialog, action, name, title, children, sending, onAgree }: AskFirstProps) {
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
