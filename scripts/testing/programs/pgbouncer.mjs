import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { say } from '#scripts/run/run-command.mjs'
import { installDebianPackage } from './debian-package.mjs'

/**
 * The pooler of the tests, as PATH or a Debian has it.
 * @returns {string | null} the program's path
 */
export function findPgbouncer() {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']
  return folders.map((folder) => join(folder, 'pgbouncer')).find((path) => existsSync(path)) ?? null
}

/** Gets one where it can be had. The product needs none, so elsewhere its tests are left out, and that is said. */
export async function ensurePgbouncer() {
  if (!findPgbouncer()) await installDebianPackage('pgbouncer')
  const found = findPgbouncer()
  say(found ? `Pooler: ${found}` : 'NOT TESTED: a pooler, for there is no pgbouncer here')
}
