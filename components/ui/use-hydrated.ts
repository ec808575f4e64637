'use client'

import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** False in the first HTML, true once the page can act: a button that is `inert` until then loses no press. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}
