'use client'

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import { assert } from '#lib/std/assert.ts'
import { createTimebackClient, type TimebackClient } from '#lib/timeback/client/index.ts'
import { createBrowserEnvironment } from './create-browser-environment.ts'

declare global {
  interface Window {
    timeback?: TimebackClient
  }
}

export const TimebackContext = createContext<TimebackClient | null>(null)

type TimebackProviderProps = {
  children: ReactNode
  /** In place of the browser's own. */
  client?: TimebackClient
  /** The `timebackId` of the student whose page this is; without it the client asks the server. */
  studentId?: string
  /** Puts the client on `window.timeback`, for programs that drive the page. */
  exposeClient?: boolean
}

/** One client and one cache of reads for all pages below it; sends what earlier pages left unsent. */
export function TimebackProvider({
  children,
  client: given,
  studentId,
  exposeClient = false,
}: TimebackProviderProps) {
  const [client] = useState(
    () => given ?? createTimebackClient({ environment: createBrowserEnvironment(), studentId }),
  )
  // The client repeats failed requests itself.
  const [queries] = useState(() => new QueryClient({ defaultOptions: { queries: { retry: false } } }))
  useEffect(() => client.delivery.watch(), [client])
  const { subscribe, getSnapshot } = client.delivery
  const { signedIn } = useSyncExternalStore(subscribe, getSnapshot, getSnapshot)
  const isOthers = signedIn === 'someone-else'
  // What is below was made for the student of before; theirs is kept on this device.
  useEffect(() => {
    if (isOthers) void client.drafts.flush().finally(() => location.reload())
  }, [isOthers, client])
  useEffect(() => {
    if (!exposeClient) return
    window.timeback = client
    return () => {
      delete window.timeback
    }
  }, [client, exposeClient])
  return (
    <QueryClientProvider client={queries}>
      <TimebackContext value={client}>{isOthers ? null : children}</TimebackContext>
    </QueryClientProvider>
  )
}

/** The client of the provider above; throws without one. */
export function useTimeback(): TimebackClient {
  const client = useContext(TimebackContext)
  assert(client, 'a TimebackProvider stands above')
  return client
}
