import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useShortcuts } from './use-shortcuts.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

beforeEach(() => void Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true }))

function Shown() {
  const { on, toggle } = useShortcuts()
  return (
    <button type="button" onClick={toggle}>
      {on ? 'on' : 'off'}
    </button>
  )
}

const denied = () => {
  throw new DOMException('denied', 'SecurityError')
}

it.each([
  ['is null', () => vi.stubGlobal('localStorage', null)],
  ['throws when it is touched', () => vi.spyOn(window, 'localStorage', 'get').mockImplementation(denied)],
  ['throws when it is used', () => vi.stubGlobal('localStorage', { getItem: denied, setItem: denied })],
  ['works', () => undefined],
])('can be switched off and on where localStorage %s', async (_, prepare) => {
  prepare()
  const place = document.createElement('div')
  const root = createRoot(place)
  await act(async () => root.render(<Shown />))
  const before = place.textContent
  await act(async () => place.querySelector('button')?.click())
  const switched = place.textContent
  await act(async () => place.querySelector('button')?.click())
  expect([before, switched, place.textContent]).toEqual(['on', 'off', 'on'])
  await act(async () => root.unmount())
})
