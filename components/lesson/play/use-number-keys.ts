'use client'

import { type RefObject, useEffect } from 'react'

/**
 * While `enabled`, the keys 1–9 press the choice of that number inside `container`: of the group that
 * holds the focus, else of the first. Never while the student writes or uses a modifier key.
 */
export function useNumberKeys(container: RefObject<HTMLElement | null>, enabled: boolean): void {
  useEffect(() => {
    if (!enabled) return
    function onKeyDown(event: KeyboardEvent) {
      const { target } = event
      if (!/^[1-9]$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return
      if (!(target instanceof HTMLElement) || takesText(target)) return
      const groups = [...(container.current?.querySelectorAll<HTMLElement>('fieldset') ?? [])]
      const group = groups.find((element) => element.contains(target)) ?? groups[0]
      const input = group?.querySelector<HTMLInputElement>(`input[data-choice-number="${event.key}"]`)
      if (!input || input.disabled) return
      event.preventDefault()
      input.focus()
      input.click()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [container, enabled])
}

function takesText(element: HTMLElement): boolean {
  if (element instanceof HTMLInputElement)
    return !['radio', 'checkbox', 'button', 'submit'].includes(element.type)
  return (
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement ||
    element.isContentEditable
  )
}
