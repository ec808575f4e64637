'use client'

import { useState, useSyncExternalStore } from 'react'
import type { Delivery, DeliverySnapshot } from '#lib/timeback/client/index.ts'
import { useTimeback } from './timeback-provider.tsx'

export type DeliveryView = DeliverySnapshot & Pick<Delivery, 'flush' | 'dismiss'>

/** What this device still has to send, and what was not counted; live. */
export function useDelivery(): DeliveryView {
  const { delivery } = useTimeback()
  const { subscribe, getSnapshot, flush, dismiss } = delivery
  return { ...useSyncExternalStore(subscribe, getSnapshot, getSnapshot), flush, dismiss }
}

/** What held the sending up last: the next try, while under way, says nothing new. Null once nothing is kept. */
export function useLastHeld<Held extends string>(held: Held | null, isKept: boolean): Held | null {
  const [last, setLast] = useState(held)
  const shown = isKept ? (held ?? last) : null
  if (shown !== last) setLast(shown)
  return shown
}
