'use client'

import { useState } from 'react'

/** Counts the different things shown, from 1: the same question served again is another step. */
export function useStep(shown: unknown): number {
  const [current, setCurrent] = useState({ shown, step: 1 })
  if (current.shown === shown) return current.step
  setCurrent({ shown, step: current.step + 1 })
  return current.step + 1
}
