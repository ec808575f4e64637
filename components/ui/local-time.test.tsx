import { expect, test } from 'vitest'
import { formatMoment } from './local-time.tsx'

const now = new Date('2026-01-02T12:00:00Z')
const shown = (at: string, timeZone = 'UTC') => formatMoment(new Date(at), now, timeZone)

test('a moment of another year shows the year, and one of this year does not', () => {
  expect(shown('2026-01-01T00:30:00Z')).toBe('1 Jan, 0:30')
  expect(shown('2025-12-31T23:30:00Z')).toBe('31 Dec 2025, 23:30')
  expect(shown('2027-03-03T14:05:00Z')).toBe('3 Mar 2027, 14:05')
})

test('the year is that of the place where it is read', () => {
  expect(shown('2025-12-31T23:30:00Z', 'Asia/Tokyo')).toBe('1 Jan, 8:30')
})
