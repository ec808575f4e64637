import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bench } from './mastery.ts'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bench-'))
})

afterEach(async () => {
  await rm(folder, { recursive: true })
})

describe('the mastery bench', () => {
  it('prints every student under every rule, and the time of a step', async () => {
    const { text, ratios } = await bench(['--learners', '20'])
    expect(ratios['mastery.evidence.guesses-among-4-choices.mastered30']).toBeLessThan(0.1)
    expect(text).toContain('| student | evidence | published | 3 in a row | 8 of 10 | BKT 0.95 |')
    expect(text.split('\n').filter((line) => line.startsWith('| '))).toHaveLength(4 * 2 + 18 + 2 + 2)
    expect(ratios['mastery.step.evidence']).toBeGreaterThan(0)
    expect(text).not.toMatch(/NaN|undefined/)
  })

  it('replays a log of answers', async () => {
    const [train, test] = [join(folder, 'train.csv'), join(folder, 'test.csv')]
    const header = 'user_id,item_id,skill_id,timestamp,correct'
    await writeFile(train, `${header}\na,1,k,1,1\na,2,k,2,0\n`)
    await writeFile(test, `${header}\nb,1,k,1,1\nb,2,k,2,0\n`)
    const { text, ratios } = await bench(['--replay', train, test])
    expect(text).toContain('2 answers to learn from, 2 predicted')
    expect(ratios).toMatchObject({ 'mastery.estimator.auc': 1, 'mastery.itemMeans.auc': 1 })
  })

  it('names what a log lacks', async () => {
    const path = join(folder, 'log.csv')
    await writeFile(path, 'user_id\n1\n')
    await expect(bench(['--replay', path, path])).rejects.toThrow('Line 1: the column item_id')
    await expect(bench(['--replay', path])).rejects.toThrow('--replay TRAIN.csv TEST.csv')
  })
})
