import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { bench } from './qti.ts'

const printed: string[] = []

beforeEach(() => {
  printed.length = 0
  vi.spyOn(console, 'log').mockImplementation((line) => void printed.push(line))
})

afterEach(() => vi.restoreAllMocks())

describe('the QTI bench', () => {
  it('prints files, bytes and the ratio of each stage and of all together', () => {
    bench(['--rounds', '1'])
    const [text = ''] = printed
    expect(text).toMatch(/^\d+ items, \d+ bytes; \d+ other files left out\. Median of 1 rounds?\.$/m)
    for (const stage of ['parse', 'public', 'score', 'together'])
      expect(text).toMatch(new RegExp(`^  ${stage} +\\d+\\.\\d\\d$`, 'm'))
    expect(text).not.toMatch(/NaN|Infinity|undefined/)
    process.stdout.write(`${text}\n`)
  })

  it('gives the same as JSON', () => {
    bench(['--rounds', '1', '--json'])
    const report = JSON.parse(printed[0] ?? '')
    expect(report.files).toBeGreaterThan(50)
    expect(report.bytes).toBeGreaterThan(10_000)
    expect(report).toMatchObject({ rounds: 1, bareMs: expect.any(Number) })
    for (const stage of ['parse', 'public', 'score', 'together'])
      expect(report.ratios[stage]).toBeGreaterThan(0)
  })

  it('refuses a number of rounds that is none', () => {
    for (const rounds of ['0', '1.5', 'many']) expect(() => bench(['--rounds', rounds])).toThrow('--rounds N')
  })
})
