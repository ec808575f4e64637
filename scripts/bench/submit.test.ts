import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { bench } from './submit.ts'

const printed: string[] = []

beforeEach(() => {
  printed.length = 0
  vi.spyOn(console, 'log').mockImplementation((line) => void printed.push(line))
})
afterEach(() => {
  vi.restoreAllMocks()
})

describe('the bench of a submit', () => {
  it('prints both policies beside the baseline', async () => {
    await bench(['--rounds', '1'])
    const [text = ''] = printed
    expect(text).toMatch(/\| published \| .* \|\n\| evidence \| .* \|$/)
    expect(text).not.toMatch(/NaN|undefined/)
  })

  it('gives every figure as JSON', async () => {
    await bench(['--rounds', '2', '--json'])
    const times = { p50Ms: expect.any(Number), p99Ms: expect.any(Number) }
    const figures = { next: times, submit: times, baseline: times }
    const ratio = { p50: expect.any(Number), p99: expect.any(Number) }
    expect(JSON.parse(printed[0] ?? '')).toEqual({
      rounds: 2,
      measured: [
        { policy: 'published', ...figures, ratio },
        { policy: 'evidence', ...figures, ratio },
      ],
    })
  })

  it('refuses rounds that are no number', async () => {
    await expect(bench(['--rounds', 'many'])).rejects.toThrow('--rounds')
  })
})
