'use client'

import { useSyncExternalStore } from 'react'

const key = 'cairn.shortcuts'
const changed = 'cairn-shortcuts'

export type Shortcuts = { on: boolean; toggle: () => void }

/** Whether single keys act (WCAG 2.2, 2.1.4: they can be switched off); kept on this device. */
export function useShortcuts(): Shortcuts {
  const on = useSyncExternalStore(subscribe, isOn, () => true)
  return { on, toggle: () => setOn(!on) }
}

function subscribe(listener: () => void): () => void {
  window.addEventListener(changed, listener)
  return () => window.removeEventListener(changed, listener)
}

function isOn(): boolean {
  return window.localStorage.getItem(key) !== 'off'
}

function setOn(on: boolean): void {
  window.localStorage.setItem(key, on ? 'on' : 'off')
  window.dispatchEvent(new Event(changed))
}
