import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { choices, declare, itemXml } from '#lib/qti/fixtures/build-item.ts'
import { command } from './score.ts'

const folder = mkdtempSync(join(tmpdir(), 'qti-score-'))
afterEach(() => vi.restoreAllMocks())
afterAll(() => rmSync(folder, { recursive: true }))

function run(responses: string, args: string[] = []) {
  vi.restoreAllMocks()
  const out = vi.spyOn(console, 'log').mockReturnValue()
  const problems = vi.spyOn(console, 'error').mockReturnValue()
  const [item, file] = [join(folder, 'item.xml'), join(folder, 'responses.json')]
  writeFileSync(
    item,
    itemXml({
      declarations: declare({ correct: ['A'] }),
      body: `<qti-choice-interaction response-identifier="RESPONSE">${choices('qti-simple-choice', ['A', 'B'])}</qti-choice-interaction>`,
      rest: '<qti-response-processing template="match_correct"/>',
    }),
  )
  writeFileSync(file, responses)
  const ended = command([item, file, ...args])
  return { ended, out: out.mock.calls.flat(), problems: problems.mock.calls.flat().map(String) }
}

describe('qti score', () => {
  it('prints the outcomes as one JSON object and nothing else', () => {
    expect(run('{"RESPONSE":["A"]}', ['--seed', '-3'])).toEqual({
      ended: 'done',
      out: ['{"SCORE":1}'],
      problems: [],
    })
    expect(run('{"RESPONSE":null}')).toMatchObject({ out: ['{"SCORE":0}'] })
  })

  it.each([
    ['{"NONE":"A"}', 'responses.NONE: the item has no such response'],
    ['{"__proto__":"A"}', 'responses.__proto__: the item has no such response'],
    ['{"RESPONSE":["A","B"]}', 'responses.RESPONSE: one value is expected'],
    ['{"RESPONSE":1}', 'responses.RESPONSE: null, a text or a list of texts'],
    ['[]', 'an object of responses is expected'],
    ['{', 'this is no JSON'],
  ])('refuses %s and says why', (responses, reason) => {
    const { ended, out, problems } = run(responses)
    expect({ ended, out }).toEqual({ ended: 'refused', out: [] })
    expect(problems.join('\n')).toMatch(/^.*responses\.json:1: /)
    expect(problems.join('\n')).toContain(reason)
  })

  it('takes the responses themselves as well as a file that holds them', () => {
    run('{}')
    const out = vi.spyOn(console, 'log').mockReturnValue()
    const problems = vi.spyOn(console, 'error').mockReturnValue()
    const item = join(folder, 'item.xml')
    expect(command([item, '{"RESPONSE":["A"]}'])).toBe('done')
    expect(command([item, ' {"RESPONSE":"B"}'])).toBe('done')
    expect(command([item, '{"RESPONSE":'])).toBe('refused')
    expect(command([item, '["A"]'])).toBe('refused')
    expect(out.mock.calls.slice(-2).flat()).toEqual(['{"SCORE":1}', '{"SCORE":0}'])
    expect(problems.mock.calls.flat()).toEqual([
      'responses:1: this is no JSON',
      'responses:1: an object of responses is expected',
    ])
  })

  it('asks for arguments that make sense', () => {
    expect(command([])).toBe('usage')
    expect(run('{}', ['--seed', 'x']).ended).toBe('usage')
    expect(run('{}', ['--sed', '1']).ended).toBe('usage')
  })
})
