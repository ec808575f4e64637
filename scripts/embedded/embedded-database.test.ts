import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { projectRoot } from '#scripts/run/project-root.mjs'
import { startEmbeddedDatabase } from './embedded-database.mjs'

let dataDir: string

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'cairn-embedded-'))
  await chmod(dataDir, 0o755)
})
afterEach(() => rm(dataDir, { recursive: true }))

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

test('a restart keeps the data, the address and the durability of PostgreSQL', async () => {
  const first = await startEmbeddedDatabase(dataDir)
  await query(first.urlOf(), `CREATE TABLE kept AS SELECT 'Größe' AS word`)
  await first.stop()
  const second = await startEmbeddedDatabase(dataDir)
  expect(second.urlOf()).toBe(first.urlOf())
  expect(await query(second.urlOf(), 'SELECT word FROM kept')).toEqual([{ word: 'Größe' }])
  expect(await query(second.urlOf(), 'SHOW fsync')).toEqual([{ fsync: 'on' }])
  expect(await query(second.urlOf(), 'SHOW server_encoding')).toEqual([{ server_encoding: 'UTF8' }])
  await second.stop()
})

test('a folder that is in use is refused with a sentence that names it', async () => {
  const first = await startEmbeddedDatabase(dataDir, { durable: false })
  await expect(startEmbeddedDatabase(dataDir)).rejects.toThrow(`The data folder ${dataDir} is in use`)
  await first.stop()
})

test('a server that outlived its killed start is ended, and its data is there', async () => {
  const program = `const { startEmbeddedDatabase } = await import('#scripts/embedded/embedded-database.mjs')
    await startEmbeddedDatabase(${JSON.stringify(dataDir)})
    console.log('started')
    setInterval(() => {}, 1000)`
  const killed = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(killed.stdout, 'data')
  killed.kill('SIGKILL')
  await once(killed, 'exit')
  const said: string[] = []
  const next = await startEmbeddedDatabase(dataDir, { say: (line) => said.push(line) })
  expect(said).toEqual(['Stopped the database server that the last start left running'])
  expect(await query(next.urlOf(), 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  await next.stop()
})

test('what a crash half-way left behind does not stop the next start', async () => {
  await mkdir(join(dataDir, 'postgres.new'))
  await writeFile(join(dataDir, 'postgres.new/PG_VERSION'), '18')
  await mkdir(join(dataDir, 'postgres'))
  await writeFile(join(dataDir, 'postgres/postmaster.pid'), `${process.pid}\n`)
  await writeFile(join(dataDir, 'postgres.json'), JSON.stringify({ password: 'of the first try' }))
  const database = await startEmbeddedDatabase(dataDir, { durable: false })
  expect(await query(database.urlOf(), 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  await database.stop()
})

test('data without its password is left alone', async () => {
  const first = await startEmbeddedDatabase(dataDir, { durable: false })
  await first.stop()
  await rm(join(dataDir, 'postgres.json'))
  await expect(startEmbeddedDatabase(dataDir)).rejects.toThrow('move that folder away')
  expect(await readFile(join(dataDir, 'postgres/PG_VERSION'), 'utf8')).toBe('18\n')
})

test('a server that is killed is started again, at the same address and with its data', async () => {
  const said: string[] = []
  const database = await startEmbeddedDatabase(dataDir, { say: (line) => said.push(line) })
  await query(database.urlOf(), `CREATE TABLE kept AS SELECT 'here' AS word`)
  for (let time = 1; time <= 2; time++) {
    const [pid] = (await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n')
    process.kill(Number(pid), 'SIGKILL')
    await expect
      .poll(() => query(database.urlOf(), 'SELECT word FROM kept').catch(() => []), { timeout: 20_000 })
      .toEqual([{ word: 'here' }])
    await expect.poll(() => said).toHaveLength(time)
  }
  await database.stop()
  await expect(query(database.urlOf(), 'SELECT 1')).rejects.toThrow('ECONNREFUSED')
})

test('a server that cannot be kept running is given up with a sentence', async () => {
  const database = await startEmbeddedDatabase(dataDir, { durable: false })
  const given = new Promise<string>((resolve) => database.onGivenUp(resolve))
  // Renamed and not removed: the server writes there until it is killed.
  await rename(join(dataDir, 'postgres/global'), join(dataDir, 'postgres/gone'))
  const [pid] = (await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n')
  process.kill(Number(pid), 'SIGKILL')
  expect(await given).toContain('The embedded database did not start: see the lines above')
  await database.stop()
})
