'use client'

import { useDelivery } from '#components/timeback/use-delivery.ts'

/** Said quietly where this browser keeps nothing beyond the page's life. */
export function NotKept() {
  const { isDurable } = useDelivery()
  return (
    <p role="status" className={isDurable ? 'sr-only' : 'mb-4 text-soft'}>
      {!isDurable && 'This device does not keep your answers. Leave this page open until you have finished.'}
    </p>
  )
}
