'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { AskFirst } from '#components/forms/ask-first.tsx'
import { useSend } from '#components/forms/use-send.tsx'
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

  async function end() {
    const ended = await send('DELETE', `/api/admin/applications/${encodeURIComponent(clientId)}`)
    if (!ended) return false
    // Once the question is closed, which gives the focus back to the button that is gone then.
    setTimeout(() => document.getElementById('known')?.focus())
    router.refresh()
    return true
  }

  return (
    <AskFirst
      action="End use"
      of={`of ${name}`}
      title={`End “${name}”?`}
      busy={busy}
      problem={problem}
      onAgree={end}
    >
      It gets no more tokens, and those that it has are refused at once. What it has written stays.
    </AskFirst>
  )
}

type Props = { clientId: string; name: string; onRenewed: (secret: string) => void }

/** Gives an application a new secret, after asking. */
function RenewSecret({ clientId, name, onRenewed }: Props) {
  const { busy, problem, send } = useSend()

  async function renew() {
    const path = `/api/admin/applications/${encodeURIComponent(clientId)}/secret`
    const renewed = await send<{ clientSecret: string }>('POST', path)
    if (renewed) onRenewed(renewed.clientSecret)
    return renewed !== null
  }

  return (
    <AskFirst
      action="Renew secret"
      of={`of ${name}`}
      title={`A new secret for “${name}”?`}
      busy={busy}
      problem={problem}
      onAgree={renew}
    >
      The old secret and its tokens are refused at once, so the application waits until it has the new one.
    </AskFirst>
  )
}
