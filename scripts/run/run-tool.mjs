import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { projectRoot } from './project-root.mjs'
import { beforeShutDown, Stop } from './run-command.mjs'

/** Programs of the packages that this project runs: each is a file of its package, so no shell is needed. */
const tools = {
  biome: '@biomejs/biome/bin/biome',
  knip: 'knip/bin/knip.js',
  next: 'next/dist/bin/next',
  playwright: 'playwright/cli.js',
  prisma: 'prisma/build/index.js',
  tsc: 'typescript/bin/tsc',
  vitest: 'vitest/vitest.mjs',
}

/**
 * The arguments after `node` that run a package's program.
 * @param {keyof typeof tools} name
 * @returns {string}
 */
export function toolPath(name) {
  return join(projectRoot, 'node_modules', tools[name])
}

/**
 * Runs a Node program to its end and keeps what it prints, or shows it as it comes.
 * @param {string[]} args what follows `node`
 * @param {{ env?: Record<string, string>, show?: boolean }} [options]
 * @returns {Promise<{ status: number | null, output: string }>}
 */
export async function runToEnd(args, { env = {}, show = false } = {}) {
  const child = spawn(process.execPath, args, {
    cwd: projectRoot,
    env: { ...process.env, ...env },
    stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    // A group of its own: whoever ends this command ends also what the program started and left behind.
    detached: true,
  })
  const ended = beforeShutDown(() => stopGroup(child))
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text) => (output += text))
  const status = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve))
  ended()
  return { status, output }
}

/**
 * As `runToEnd`, but a failure stops the command, with what was printed and a sentence.
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, show?: boolean, failure: string }} options
 * @returns {Promise<string>} what it printed
 */
export async function runNode(args, { failure, ...options }) {
  const { status, output } = await runToEnd(args, options)
  if (status !== 0) throw new Stop(`${output}${failure}`)
  return output
}

/** Preloaded by `--import` into a child with a channel: it ends when this process does, also when that was killed. */
export const endWithParent = `data:text/javascript,process.on('disconnect',()=>process.exit(1))`

/**
 * Ends a child process: asks it, and kills it after three seconds.
 * @param {import('node:child_process').ChildProcess} child
 */
export async function stopChild(child) {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), 3_000)
  await ended
  clearTimeout(timer)
}

/**
 * Ends a child that leads a process group, and all that it started in it: asks them, and kills after three seconds
 * whoever is left.
 * @param {import('node:child_process').ChildProcess} leader
 */
export async function stopGroup(leader) {
  if (leader.pid === undefined) return
  for (const [signal, patienceMs] of /** @type {const} */ ([
    ['SIGTERM', 3_000],
    ['SIGKILL', 1_000],
  ])) {
    if (!signalGroup(leader.pid, signal)) return
    for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await delay(20))
      if (!signalGroup(leader.pid, 0)) return
  }
}

/** False if the group has ended. Windows knows no groups: there the leader is what can be reached. */
function signalGroup(pid, signal) {
  try {
    return process.kill(process.platform === 'win32' ? pid : -pid, signal)
  } catch (error) {
    if (error.code === 'ESRCH') return false
    throw error
  }
}
