'use client'

import { useRouter } from 'next/navigation'
import { useRef } from 'react'
import { useSend } from '#components/forms/use-send.ts'
import { AskFirst } from './ask-first.tsx'

/** Ends an application, after asking; the reader then stands at what is left. */
export function EndApplication({ clientId, name }: { clientId: string; name: string }) {
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
