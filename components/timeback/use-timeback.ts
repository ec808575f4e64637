'use client'

import { useContext } from 'react'
import { assert } from '#lib/std/assert.ts'
import type { TimebackClient } from '#lib/timeback/client/index.ts'
import { TimebackContext } from './timeback-provider.tsx'

/** The client of the provider above; throws without one. */
export function useTimeback(): TimebackClient {
  const client = useContext(TimebackContext)
  assert(client, 'a TimebackProvider stands above')
  return client
}
