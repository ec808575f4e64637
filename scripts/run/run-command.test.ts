import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { projectRoot } from './project-root.mjs'

/** A command whose tool has a child that takes no hint; says the child's process id. */
function start(options: string): ChildProcess {
  const stubborn = `process.on('SIGTERM', () => {}); console.log(process.pid); setInterval(() => {}, 1000)`
  const tool = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(stubborn)}],
    { stdio: 'inherit' }); setInterval(() => {}, 1000)`
  const command = `const { runCommand } = await import('#scripts/run/run-command.mjs')
    const { runToEnd } = await import('#scripts/run/run-tool.mjs')
    await runCommand(async () => {
      const { status } = await runToEnd(['-e', ${JSON.stringify(tool)}], { show: true })
      if (status !== 0) throw new Error('as a gate would')
    }, ${options})`
  return spawn(process.execPath, ['--input-type=module', '-e', command], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

async function firstLine(command: ChildProcess): Promise<string> {
  if (!command.stdout) throw new Error('nothing to read')
  const [line] = await once(createInterface(command.stdout), 'line')
  return String(line)
}

/** One that has ended stays listed until whoever adopted it takes note. */
const isAlive = (pid: number) => {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' })
  return /^[^Z\s]/.test(stdout)
}

// Each waits for a child that takes no hint, so they wait together.
test.concurrent.each([
  ['SIGTERM', 143],
  ['SIGINT', 130],
  ['SIGHUP', 129],
] as const)(
  'a command that %s ends has status %i, and nothing that it started goes on',
  async (signal, status) => {
    const command = start('{}')
    const pid = Number(await firstLine(command))
    expect(isAlive(pid)).toBe(true)
    command.kill(signal)
    expect(await once(command, 'exit')).toEqual([status, null])
    expect(isAlive(pid)).toBe(false)
  },
)

test.concurrent('a server is ended by a signal as it should be', async () => {
  const command = start('{ isServer: true }')
  await firstLine(command)
  command.kill('SIGTERM')
  expect(await once(command, 'exit')).toEqual([0, null])
})
