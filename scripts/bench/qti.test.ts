import { describe, expect, it } from 'vitest'
import { bench } from './qti.ts'

describe('the QTI bench', () => {
  it('prints files, bytes and the ratio of each stage and of all together', () => {
    const { text, ratios } = bench(['--rounds', '1'])
    expect(text).toMatch(/^\d+ items, \d+ bytes; \d+ other files left out\. Median of 1 rounds?\.$/m)
    for (const stage of ['parse', 'public', 'score', 'total'])
      expect(text).toMatch(new RegExp(`^  ${stage} +\\d+\\.\\d\\d$`, 'm'))
    expect(text).not.toMatch(/NaN|Infinity|undefined/)
    for (const ratio of Object.values(ratios)) expect(ratio).toBeGreaterThan(0)
    expect(Object.keys(ratios)).toEqual(['qti.parse', 'qti.public', 'qti.score', 'qti.total'])
  })

  it('refuses a number of rounds that is none', () => {
    for (const rounds of ['0', '1.5', 'many']) expect(() => bench(['--rounds', rounds])).toThrow('--rounds N')
  })
})
