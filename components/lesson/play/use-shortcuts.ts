'use client'

import { useSyncExternalStore } from 'react'

const key = 'cairn.shortcuts'
const changed = 'cairn-shortcuts'

/** For as long as the page lives, where the browser keeps nothing. */
let chosen: 'on' | 'off' | null = null

export type Shortcuts = { on: boolean; toggle: () => void }

/** Whether single keys act (WCAG 2.2, 2.1.4: they can be switched off); kept on this device, where it keeps. */
export function useShortcuts(): Shortcuts {
  const on = useSyncExternalStore(subscribe, isOn, () => true)
  return { on, toggle: () => setOn(!on) }
}

function subscribe(listener: () => void): () => void {
  window.addEventListener(changed, listener)
  return () => window.removeEventListener(changed, listener)
}

function isOn(): boolean {
  return (chosen ?? kept()) !== 'off'
}

function setOn(on: boolean): void {
  chosen = on ? 'on' : 'off'
  keep(chosen)
  window.dispatchEvent(new Event(changed))
}

/** A browser may have no `localStorage`, or throw at the first touch of it. */
function kept(): string | null {
  try {
    return window.localStorage.getItem(key)
  } catch {
    return null
  }
}

function keep(value: string): void {
  try {
    window.localStorage.setItem(key, value)
  } catch {
    // The page itself remembers.
  }
}
