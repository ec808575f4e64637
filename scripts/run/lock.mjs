import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { projectRoot } from './project-root.mjs'
import { say, step } from './run-command.mjs'

/**
 * Takes a lock that the system gives back however this process ends, also by `kill -9`: a listening
 * socket. Returns its release.
 * @param {string} name what is locked; the same name is the same lock for all processes of this user
 * @param {{ onHeld: () => unknown }} options called each time it is found held, before waiting
 * @returns {Promise<() => Promise<void>>}
 */
export async function acquireLock(name, { onHeld }) {
  const address = socketAddress(name)
  for (;;) {
    const release = await listen(address)
    if (release) return release
    if (await waitWhileHeld(address, onHeld)) continue
    await removeStale(address)
  }
}

/**
 * Does `work` as a step of the command unless it is done. Of several starts one does it, and the others wait.
 * @param {string} name
 * @param {{ isDone: () => Promise<boolean>, title: string, waiting?: string, work: () => Promise<unknown> }} task
 */
export async function ensureOnce(name, { isDone, title, waiting, work }) {
  if (await isDone()) return
  const release = await acquireLock(`${name} ${projectRoot}`, {
    onHeld: () => waiting !== undefined && say(waiting),
  })
  try {
    if (!(await isDone())) await step(title, work)
  } finally {
    await release()
  }
}

function socketAddress(name) {
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 16)
  if (process.platform === 'win32') return `\\\\.\\pipe\\cairn-${hash}`
  return join(tmpdir(), `cairn-${process.getuid()}-${hash}.lock`)
}

/** The lock's release, or `null` when the address is in use. Who waits sees the end as a closed connection. */
function listen(address) {
  const waiting = new Set()
  const server = createServer((socket) => waiting.add(socket.unref().on('error', () => socket.destroy())))
  const removeFile = () => rmSync(address, { force: true })
  const release = () =>
    new Promise((resolve) => {
      process.off('exit', removeFile)
      server.close(() => resolve())
      for (const socket of waiting) socket.destroy()
    })
  return new Promise((resolve, reject) => {
    server.on('error', (error) => (error.code === 'EADDRINUSE' ? resolve(null) : reject(error)))
    server.listen(address, () => {
      server.unref()
      process.on('exit', removeFile)
      resolve(release)
    })
  })
}

/** Waits for the holder's end; `false` when nobody holds the address any more. */
async function waitWhileHeld(address, onHeld) {
  const socket = await new Promise((resolve) => {
    const attempt = connect(address, () => resolve(attempt))
    attempt.on('error', () => resolve(null))
  })
  if (!socket) return false
  const ended = new Promise((resolve) => socket.on('close', resolve))
  try {
    await onHeld()
    await ended
  } finally {
    socket.destroy()
  }
  return true
}

/** Two processes may find the same stale socket: what was moved away is put back when it turns out alive. */
async function removeStale(address) {
  const seen = await stat(address).catch(() => null)
  if (!seen) return
  const aside = `${address}.${process.pid}`
  await rename(address, aside).catch(() => undefined)
  const moved = await stat(aside).catch(() => null)
  if (moved && moved.ino !== seen.ino) await rename(aside, address)
  else await rm(aside, { force: true })
  await delay(20)
}
