import { chmod, readFile, symlink } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'

/**
 * Does what the package's install script would: npm packages hold no symbolic links, and the libraries
 * need theirs. Programs are made executable.
 * @param {string} binaries
 */
export async function prepareBinaries(binaries) {
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
