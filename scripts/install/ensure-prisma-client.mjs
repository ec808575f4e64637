import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ensureOnce } from '#scripts/run/lock.mjs'
import { projectRoot } from '#scripts/run/project-root.mjs'
import { runNode, toolPath } from '#scripts/run/run-tool.mjs'

const hashPath = join(projectRoot, 'prisma/generated/.source-hash')

/** Generates the Prisma client when the schema or Prisma itself has changed. */
export async function ensurePrismaClient() {
  const hash = createHash('sha256')
  for (const path of ['prisma/schema.prisma', 'prisma.config.ts', 'node_modules/prisma/package.json'])
    hash.update(await readFile(join(projectRoot, path)))
  const wanted = hash.digest('hex')
  await ensureOnce('prisma', {
    isDone: async () => (await readFile(hashPath, 'utf8').catch(() => null)) === wanted,
    title: 'Prisma client generated',
    work: async () => {
      await runNode([toolPath('prisma'), 'generate'], {
        // Generating needs no schema engine, but Prisma fetches one unless it is told of an executable.
        env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1' },
        failure: 'The Prisma client could not be generated from prisma/schema.prisma.',
      })
      await writeFile(hashPath, wanted)
    },
  })
}
