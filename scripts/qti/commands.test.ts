import { execFile } from 'node:child_process'
import { describe, expect, it } from 'vitest'

function run(...args: string[]) {
  const node = ['--conditions=react-server', '--import', 'tsx', 'scripts/qti.ts', ...args]
  return new Promise<{ exit: number | string; out: string; problems: string }>((resolve) => {
    execFile(process.execPath, node, (error, out, problems) => {
      resolve({ exit: error?.code ?? 0, out, problems })
    })
  })
}

const verbs = ['score', 'public', 'import', 'check', 'conformance', 'expressions', 'help']
const lines = (text: string) => text.split('\n').map((line) => /^ {2}(\w+)/.exec(line)?.[1])

describe('the list of commands', { timeout: 60_000 }, () => {
  it.each([['help'], ['--help']])('is what %s asks for', async (word) => {
    const { exit, out, problems } = await run(word)
    expect({ exit, problems }).toEqual({ exit: 0, problems: '' })
    expect(lines(out)).toEqual(expect.arrayContaining(verbs))
  })

  it.each([
    ['no command', [], 'a command is missing'],
    ['a command that is not there', ['scroe'], 'there is no command "scroe"'],
  ])('follows %s, which is no success', async (_, args, reason) => {
    const { exit, out, problems } = await run(...args)
    expect({ exit, out }).toEqual({ exit: 1, out: '' })
    expect(problems).toContain(reason)
    expect(lines(problems)).toEqual(expect.arrayContaining(verbs))
  })
})

it.each([
  ['score', 'lib', '{}'],
  ['score', 'package.json', 'lib'],
  ['check', 'lib'],
  ['import', 'lib'],
  ['public', 'lib'],
  ['expressions', 'lib'],
])('%s says so of a folder in the place of a file', { timeout: 60_000 }, async (...args) => {
  const { exit, out, problems } = await run(...args)
  expect(exit).toBe(1)
  expect(out + problems).toMatch(
    /^(?:lib:1: (?:error: )?this is a folder, not a file|package\.json:1: .+)\n$/,
  )
})
