import { describe, expect, it } from 'vitest'
import { bench } from './submit.ts'

describe('the bench of a submit', () => {
  it('prints both policies beside the baseline', async () => {
    const { text } = await bench(['--rounds', '1'])
    expect(text).toMatch(/\| published \| .* \|\n\| evidence \| .* \|$/)
    expect(text).not.toMatch(/NaN|undefined/)
  })

  it('gives the ratios by policy', async () => {
    const { ratios } = await bench(['--rounds', '2'])
    expect(Object.keys(ratios)).toEqual(['published.p50', 'published.p99', 'evidence.p50', 'evidence.p99'])
    for (const ratio of Object.values(ratios)) expect(ratio).toBeGreaterThan(0)
  })

  it('refuses rounds that are no number', async () => {
    await expect(bench(['--rounds', 'many'])).rejects.toThrow('--rounds')
  })
})
