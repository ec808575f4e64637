import { spawnSync } from 'node:child_process'
import { Stop } from '#scripts/run/run-command.mjs'

/**
 * The user as whom PostgreSQL runs: it refuses root, so root gives it the user `postgres`, made if need
 * be. `null` when this process is no root: then PostgreSQL runs as the same user.
 * @returns {{ uid: number, gid: number } | null}
 */
export function serverUser() {
  if (process.getuid?.() !== 0) return null
  const user = lookUp()
  if (user) return user
  spawnSync('groupadd', ['--system', 'postgres'])
  spawnSync('useradd', ['--system', '--no-create-home', '--gid', 'postgres', 'postgres'])
  const made = lookUp()
  if (!made)
    throw new Stop(
      'PostgreSQL does not run as root, and the user `postgres` could not be made: start as another user.',
    )
  return made
}

function lookUp() {
  const ids = ['-u', '-g'].map((flag) => spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  if (ids.some(({ status }) => status !== 0)) return null
  const [uid, gid] = ids.map(({ stdout }) => Number(stdout))
  return { uid, gid }
}

/**
 * Whether the user can enter the folder, asked of the system itself.
 * @param {string} folder
 * @param {{ uid: number, gid: number } | null} user
 */
export function canEnter(folder, user) {
  if (!user) return true
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...user, cwd: '/' }).status === 0
}
