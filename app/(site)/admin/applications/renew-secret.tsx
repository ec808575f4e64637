'use client'

import { useRef } from 'react'
import { useSend } from '#components/forms/use-send.ts'
import { AskFirst } from './ask-first.tsx'

type Props = { clientId: string; name: string; onRenewed: (secret: string) => void }

/** Gives an application a new secret, after asking. */
export function RenewSecret({ clientId, name, onRenewed }: Props) {
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
