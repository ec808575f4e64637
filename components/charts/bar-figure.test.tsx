import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { BarFigure } from './bar-figure.tsx'

beforeEach(() => vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true))
afterEach(() => vi.unstubAllGlobals())

async function draw(bars: { label: string; value: number }[]): Promise<HTMLElement> {
  const place = document.body.appendChild(document.createElement('div'))
  const figure = { title: 'XP by week', unit: 'XP', of: 'Week of', none: 'No XP in the last year.' }
  await act(async () => createRoot(place).render(<BarFigure {...figure} bars={bars} />))
  return place
}

test('a chart stands beside a table that holds every value that is not 0', async () => {
  const place = await draw([
    { label: '2 Nov', value: 0 },
    { label: '9 Nov', value: 12.5 },
  ])
  const rows = [...place.querySelectorAll('details tr')].map(({ textContent }) => textContent)
  expect(rows).toEqual(['Week ofXP', '9 Nov12.5'])
  expect(place.querySelector('[aria-hidden="true"] .recharts-wrapper')).not.toBeNull()
})

test('it writes no style sheet, which the policy of a page would refuse', async () => {
  await draw([{ label: '9 Nov', value: 3 }])
  expect(document.querySelectorAll('style')).toHaveLength(0)
})

test('without any value it says so in the place of both', async () => {
  const place = await draw([{ label: '9 Nov', value: 0 }])
  expect(place.textContent).toBe('XP by weekNo XP in the last year.')
})
