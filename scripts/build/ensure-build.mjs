import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { acquireLock } from '#scripts/run/lock.mjs'
import { projectRoot } from '#scripts/run/project-root.mjs'
import { runNode, toolPath } from '#scripts/run/run-tool.mjs'
import { say, step } from '#scripts/run/step.mjs'
import { checkTraces } from './check-traces.mjs'
import { sourceHash } from './source-hash.mjs'

const hashPath = join(projectRoot, '.next/source-hash')

/** Builds the app unless `.next` was built from these very sources. Two starts never build at once. */
export async function ensureBuild() {
  const release = await acquireLock(`build ${projectRoot}`, {
    onHeld: () => say('Waiting for another start to build the app'),
  })
  try {
    const wanted = await sourceHash()
    if ((await readFile(hashPath, 'utf8').catch(() => null)) === wanted) return
    await step('App built', build)
    await writeFile(hashPath, wanted)
  } finally {
    await release()
  }
}

async function build() {
  await rm(hashPath, { force: true })
  await runNode([toolPath('next'), 'build'], {
    env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    failure: '`next build` failed: see the lines above.',
  })
  await checkTraces(join(projectRoot, '.next'))
}
