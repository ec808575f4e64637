import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { acquireLock } from '#scripts/run/lock.mjs'
import { projectRoot } from '#scripts/run/project-root.mjs'
import { runNode, toolPath } from '#scripts/run/run-tool.mjs'
import { step } from '#scripts/run/step.mjs'

const hashPath = join(projectRoot, 'prisma/generated/.source-hash')

/** Generates the Prisma client when the schema or Prisma itself has changed. */
export async function ensurePrismaClient() {
  const wanted = await sourceHash()
  if ((await generatedHash()) === wanted) return
  const release = await acquireLock(`prisma ${projectRoot}`, { onHeld: () => undefined })
  try {
    if ((await generatedHash()) === wanted) return
    await step('Prisma client generated', generate)
    await writeFile(hashPath, wanted)
  } finally {
    await release()
  }
}

async function generate() {
  await runNode([toolPath('prisma'), 'generate'], {
    // Generating needs no schema engine, but Prisma fetches one unless it is told of an executable.
    env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1' },
    failure: 'The Prisma client could not be generated from prisma/schema.prisma.',
  })
}

async function sourceHash() {
  const hash = createHash('sha256')
  for (const path of ['prisma/schema.prisma', 'prisma.config.ts', 'node_modules/prisma/package.json'])
    hash.update(await readFile(join(projectRoot, path)))
  return hash.digest('hex')
}

function generatedHash() {
  return readFile(hashPath, 'utf8').catch(() => null)
}
