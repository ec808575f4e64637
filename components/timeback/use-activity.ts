'use client'

import { useSyncExternalStore } from 'react'
import type { Activities, ActivitySnapshot } from '#lib/timeback/client/index.ts'
import { useTimeback } from './timeback-provider.tsx'

/** The run in progress, whether it is paused, and `start` for one of the caller's own; live. */
export function useActivity(): ActivitySnapshot & Pick<Activities, 'start'> {
  const { activity } = useTimeback()
  const { subscribe, getSnapshot, start } = activity
  return { ...useSyncExternalStore(subscribe, getSnapshot, getSnapshot), start }
}
