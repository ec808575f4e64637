import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'

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
