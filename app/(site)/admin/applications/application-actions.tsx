'use client'

import { useState } from 'react'
import { EndApplication } from './end-application.tsx'
import { NewSecret } from './new-secret.tsx'
import { RenewSecret } from './renew-secret.tsx'

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
