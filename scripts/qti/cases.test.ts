import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { command as conformance } from './conformance.ts'
import { command as expressions } from './expressions.ts'

const folder = join(import.meta.dirname, '../../../shared/qti')
const cases = join(folder, 'cases.json')
const expressionCases = join(folder, 'expressions.json')
if (!existsSync(cases)) console.log('The QTI cases are not beside this checkout: their tests are skipped.')

async function linesOf(run: () => unknown): Promise<string[]> {
  const log = vi.spyOn(console, 'log').mockReturnValue()
  await run()
  const lines = log.mock.calls.map(([line]) => String(line))
  log.mockRestore()
  return lines
}

describe.skipIf(!existsSync(cases))('the cases on which two other engines agree', () => {
  it('are scored as these score them', async () => {
    const lines = await linesOf(() => conformance([cases, '--items', join(folder, 'items')]))
    expect(lines).toEqual([expect.stringMatching(/^[1-9]\d* passed, 0 failed$/)])
  })

  it('are evaluated as these evaluate them', async () => {
    const lines = await linesOf(() => expressions([expressionCases]))
    expect(lines).toEqual([expect.stringMatching(/^[1-9]\d* passed, 0 failed$/)])
  })
})
