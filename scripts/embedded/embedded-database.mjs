import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { acquireLock } from '#scripts/run/lock.mjs'
import { findFreePort, isPortFree } from '#scripts/run/ports.mjs'
import { Stop } from '#scripts/run/run-command.mjs'
import { findPlace, serverUser } from './place.mjs'
import { clearLeftovers, keepPostmaster } from './postmaster.mjs'

/**
 * Runs PostgreSQL with its data below a folder, made on first use. Only one process at a time may use a
 * folder; a server that a killed process left running is ended first.
 * @param {string} dataDir absolute
 * @param {{ say?: (line: string) => void, durable?: boolean }} [options] not `durable`: fast, and lost with the machine
 */
export async function startEmbeddedDatabase(dataDir, { say = () => {}, durable = true } = {}) {
  await mkdir(dataDir, { recursive: true })
  const release = await acquireLock(`data ${dataDir}`, {
    onHeld: () => {
      throw new Stop(
        `The data folder ${dataDir} is in use by another start: stop that, or give this one a DATA_DIR.`,
      )
    },
  })
  const user = serverUser()
  const place = await findPlace(dataDir, user)
  if (place.shared) say(`PostgreSQL's user cannot enter this folder, so its files are in ${place.shared}`)

  const settings = await readSettings(dataDir)
  if (await clearLeftovers(place.cluster)) say('Stopped the database server that the last start left running')
  const hasData = existsSync(join(place.cluster, 'PG_VERSION'))
  if (hasData && !settings.password && !place.shared)
    throw new Stop(
      `${place.cluster} holds data, but its password in postgres.json is gone: move that folder away.`,
    )
  const isNew = !hasData || !settings.password
  if (isNew) settings.password = randomBytes(18).toString('base64url')
  if (!settings.port || !(await isPortFree(settings.port))) settings.port = await findFreePort()
  await writeSettings(dataDir, settings)
  if (isNew) await initialiseCluster({ ...place, durable }, user, settings.password)

  const logPath = join(dataDir, 'postgres.log')
  const server = await keepPostmaster({ ...place, port: settings.port, logPath, durable }, { user, say })
  return {
    /** @param {string} [database] */
    urlOf: (database = 'postgres') => urlFrom(settings, database),
    /** Calls back with a sentence when the server ended by itself and cannot be kept running. */
    onGivenUp: server.onGivenUp,
    stop: async () => {
      await server.stop()
      await release()
    },
  }
}

/**
 * Where the database of a data folder is while a start of the app runs it; `null` if there never was one.
 * @param {string} dataDir
 */
export async function findEmbeddedUrl(dataDir) {
  const settings = await readSettings(dataDir)
  return settings.port && settings.password ? urlFrom(settings, 'postgres') : null
}

const urlFrom = ({ password, port }, database) =>
  `postgresql://cairn:${password}@127.0.0.1:${port}/${database}`

const settingsPath = (dataDir) => join(dataDir, 'postgres.json')

/** Port and password of the data folder; written before the cluster is made. */
async function readSettings(dataDir) {
  if (!existsSync(settingsPath(dataDir))) return {}
  return JSON.parse(await readFile(settingsPath(dataDir), 'utf8'))
}

/** Renamed into place: a crash leaves the old file or the new one. */
async function writeSettings(dataDir, settings) {
  const path = settingsPath(dataDir)
  await writeFile(`${path}.new`, JSON.stringify(settings), { mode: 0o600 })
  await rename(`${path}.new`, path)
}

/**
 * Makes an empty cluster with one superuser `cairn`. It is made beside its place and then renamed, so a
 * crash half-way leaves nothing that looks like a cluster.
 * @param {{ binaries: string, cluster: string, durable: boolean }} place
 * @param {{ uid: number, gid: number } | null} user
 * @param {string} password
 */
async function initialiseCluster({ binaries, cluster, durable }, user, password) {
  const unfinished = `${cluster}.new`
  const passwordFile = `${cluster}.password`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { mode: 0o700 })
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (user) for (const path of [unfinished, passwordFile]) await chown(path, user.uid, user.gid)
  const { status, stdout, stderr } = spawnSync(
    join(binaries, 'bin/initdb'),
    [
      `--pgdata=${unfinished}`,
      `--pwfile=${passwordFile}`,
      ...(durable ? [] : ['--no-sync']),
      ...['--username=cairn', '--auth=scram-sha-256', '--encoding=UTF8', '--no-instructions'],
      // PostgreSQL's own C.UTF-8: the same order on every machine, whatever locales it has.
      ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    ],
    { ...user, cwd: unfinished, encoding: 'utf8' },
  )
  await rm(passwordFile)
  if (status !== 0)
    throw new Stop(`${stdout}${stderr}\nThe embedded database could not be initialised in ${cluster}.`)
  if (existsSync(cluster)) await rm(cluster, { recursive: true })
  await rename(unfinished, cluster)
}
