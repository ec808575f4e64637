import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chown, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Stop } from '#scripts/run/step.mjs'

/**
 * Makes an empty cluster with one superuser `cairn`. It is made beside its place and then renamed, so a
 * crash half-way leaves nothing that looks like a cluster.
 * @param {{ binaries: string, cluster: string, durable: boolean }} place
 * @param {{ uid: number, gid: number } | null} user
 * @param {string} password
 */
export async function initialiseCluster({ binaries, cluster, durable }, user, password) {
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
