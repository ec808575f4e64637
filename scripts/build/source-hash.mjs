import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectRoot } from '#scripts/run/project-root.mjs'

const folders = ['app', 'components', 'lib', 'public']
const files = ['prisma/schema.prisma', 'node_modules/.package-lock.json']

/**
 * Names the sources that a build depends on: it changes when one of them does. Tests are not among them.
 * @param {string} [root]
 * @returns {Promise<string>}
 */
export async function sourceHash(root = projectRoot) {
  const paths = [...files, ...(await rootFiles(root))]
  for (const folder of folders.filter((name) => existsSync(join(root, name))))
    paths.push(...(await filesBelow(root, folder)))
  const hash = createHash('sha256').update(process.version)
  for (const path of paths.sort()) hash.update(`\0${path}\0`).update(await readFile(join(root, path)))
  return hash.digest('hex')
}

async function rootFiles(root) {
  const entries = await readdir(root, { withFileTypes: true })
  const isSource = ({ name }) =>
    /\.(ts|tsx|mjs|json)$/.test(name) && !/^(vitest|playwright|knip|next-env)/.test(name)
  return entries.filter((entry) => entry.isFile() && isSource(entry)).map(({ name }) => name)
}

async function filesBelow(root, folder) {
  const entries = await readdir(join(root, folder), { withFileTypes: true, recursive: true })
  return entries
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
}
