import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { projectRoot } from './project-root.mjs'
import { beforeShutDown } from './shut-down.mjs'
import { Stop } from './step.mjs'
import { stopGroup } from './stop-child.mjs'

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
