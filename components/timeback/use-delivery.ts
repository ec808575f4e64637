'use client'

import { useSyncExternalStore } from 'react'
import type { Delivery, DeliverySnapshot } from '#lib/timeback/client/index.ts'
import { useTimeback } from './timeback-provider.tsx'

export type DeliveryView = DeliverySnapshot & Pick<Delivery, 'flush' | 'dismiss'>

/** What this device still has to send, and what was not counted; live. */
export function useDelivery(): DeliveryView {
  const { delivery } = useTimeback()
  const { subscribe, getSnapshot, flush, dismiss } = delivery
  return { ...useSyncExternalStore(subscribe, getSnapshot, getSnapshot), flush, dismiss }
}
