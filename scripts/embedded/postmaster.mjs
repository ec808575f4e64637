import { spawn, spawnSync } from 'node:child_process'
import { appendFileSync, closeSync, existsSync, openSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { beforeShutDown, isShuttingDown, Stop } from '#scripts/run/run-command.mjs'

/**
 * Starts PostgreSQL on a cluster and waits until it takes connections. One that holds somebody's data has a
 * process group of its own: Ctrl-C in a terminal must reach the app first and the database last.
 * @param {{ binaries: string, cluster: string, port: number, logPath: string, durable: boolean }} settings
 * @param {{ uid: number, gid: number } | null} user
 * @returns {Promise<import('node:child_process').ChildProcess>}
 */
export async function startPostmaster(settings, user) {
  // The last server's workers may outlive it for a moment and keep its shared memory.
  for (let triesLeft = 10; ; triesLeft--) {
    const server = launch(settings, user)
    if (await becomesReady(server, settings.cluster)) return server
    const log = await readFile(settings.logPath, 'utf8')
    if (triesLeft === 0 || !/shared memory block|lock file/.test(log))
      throw new Stop(
        `${log}\nThe embedded database did not start: see the lines above, from ${settings.logPath}.`,
      )
    await delay(500)
  }
}

function launch({ binaries, cluster, port, logPath, durable }, user) {
  const log = openSync(logPath, 'w')
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    `port=${port}`,
    'max_connections=200',
  ]
  if (!durable) settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off')
  const server = spawn(
    join(binaries, 'bin/postgres'),
    ['-D', cluster, ...settings.flatMap((setting) => ['-c', setting])],
    { ...user, cwd: cluster, detached: durable, stdio: ['ignore', log, log] },
  )
  closeSync(log)
  const killAtExit = () => server.kill('SIGINT')
  const forget = beforeShutDown(() => stopPostmaster(server.pid))
  process.once('exit', killAtExit)
  server.once('exit', () => {
    forget()
    process.off('exit', killAtExit)
  })
  return server.on('error', (error) => appendFileSync(logPath, String(error)))
}

/** PostgreSQL writes its state as the eighth line of its pid file. */
async function becomesReady(server, cluster) {
  const deadline = Date.now() + 60_000
  while (server.pid && server.exitCode === null && server.signalCode === null && Date.now() < deadline) {
    const lines = await readPidFile(cluster)
    if (Number(lines[0]) === server.pid && lines[7]?.trim() === 'ready') return true
    await delay(20)
  }
  return false
}

/**
 * Ends PostgreSQL in order, and hard if that takes too long.
 * @param {number | undefined} pid
 */
export async function stopPostmaster(pid) {
  if (!pid) return
  for (const [signal, patienceMs] of /** @type {const} */ ([
    ['SIGINT', 10_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ])) {
    if (!isAlive(pid)) return
    process.kill(pid, signal)
    for (const deadline = Date.now() + patienceMs; isAlive(pid) && Date.now() < deadline; ) await delay(20)
  }
}

/**
 * Ends a server that outlived the start which ran it, and removes what a killed one left behind.
 * @param {string} cluster
 * @returns {Promise<boolean>} whether a server had to be ended
 */
export async function clearLeftovers(cluster) {
  const pid = Number((await readPidFile(cluster))[0])
  if (!pid) return false
  const isOurs = isAlive(pid) && (await commandOf(pid)).includes(cluster)
  if (isOurs) await stopPostmaster(pid)
  await rm(join(cluster, 'postmaster.pid'), { force: true })
  return isOurs
}

async function readPidFile(cluster) {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')
  return text.split('\n')
}

async function commandOf(pid) {
  const path = `/proc/${pid}/cmdline`
  if (existsSync(path)) return readFile(path, 'utf8')
  return spawnSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? ''
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** A server that ends by itself more often than this within the time is not started again. */
const mostEnds = 5
const withinMs = 60_000

/**
 * Runs PostgreSQL on a cluster and starts it again, on the same port, whenever it ends without having been told
 * to: killed by the machine for want of memory, say.
 * @param {Parameters<typeof startPostmaster>[0]} settings
 * @param {{ user: Parameters<typeof startPostmaster>[1], say: (line: string) => void }} options
 */
export async function keepPostmaster(settings, { user, say }) {
  let isStopping = false
  let ends = /** @type {number[]} */ ([])
  let giveUp = (/** @type {string} */ reason) => say(reason)
  let server = await start()

  async function start() {
    const started = await startPostmaster(settings, user)
    started.once('exit', () => {
      if (!isStopping && !isShuttingDown()) void startAgain()
    })
    return started
  }

  async function startAgain() {
    ends = [...ends.filter((at) => at > Date.now() - withinMs), Date.now()]
    if (ends.length > mostEnds)
      return giveUp(`The embedded database ended ${ends.length} times in a minute: see ${settings.logPath}.`)
    say('The embedded database ended by itself; it is started again')
    try {
      // Its workers notice the end of their server by themselves, and until then keep its memory.
      await delay(200)
      await clearLeftovers(settings.cluster)
      server = await start()
      if (isStopping) await stopPostmaster(server.pid)
    } catch (error) {
      if (!isStopping && !isShuttingDown()) giveUp(error instanceof Error ? error.message : String(error))
    }
  }

  return {
    /** @param {(reason: string) => void} listener */
    onGivenUp: (listener) => {
      giveUp = listener
    },
    stop: () => {
      isStopping = true
      return stopPostmaster(server.pid)
    },
  }
}
