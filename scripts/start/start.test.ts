import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findFreePort, refusePort } from '#scripts/run/ports.mjs'
import { projectRoot } from '#scripts/run/project-root.mjs'
import { carryFromIpv6 } from './loopback.mjs'
import { readSettings } from './read-settings.mjs'

/** What stops a start is one sentence that names the setting, a status that is not 0, and nothing begun. */

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cairn-start-'))
})
afterEach(() => rm(folder, { recursive: true }))

const unset = { DATABASE_URL: '', NEXTAUTH_SECRET: '', NEXTAUTH_URL: '', DEMO: '', HOST: '', VERCEL: '' }

/** Runs a command to its end; `sentence` is what stands after an empty line. */
async function run(script: string, settings: Record<string, string>) {
  const changed: Record<string, string> = { ...unset, DATA_DIR: join(folder, 'data'), ...settings }
  const env: NodeJS.ProcessEnv = { ...process.env, ...changed }
  const command = spawn(process.execPath, [script], { cwd: projectRoot, env })
  let said = ''
  for (const stream of [command.stdout, command.stderr])
    stream.setEncoding('utf8').on('data', (text) => (said += text))
  const [status] = await once(command, 'close')
  return { status, said }
}

describe('npm start', () => {
  it.each([
    [{ PORT: '70000' }, 'The environment is not complete: PORT must be a whole number from 1 to 65535.'],
    [{ PORT: 'http' }, 'The environment is not complete: PORT must be a whole number from 1 to 65535.'],
    [{ HOST: '203.0.113.1' }, 'HOST 203.0.113.1 is no address of this machine.'],
    [
      { DATA_DIR: '/proc/nowhere' },
      'DATA_DIR /proc/nowhere cannot be written (ENOENT): choose another folder.',
    ],
  ])('with %o stops with one sentence', async (settings, sentence) => {
    const { status, said } = await run('scripts/start.mjs', settings)
    expect([status, said]).toEqual([1, `\n${sentence}\n`])
  })

  it('with a DATA_DIR that is a file, or on a port that is taken, stops with one sentence', async () => {
    const file = join(folder, 'a file')
    await writeFile(file, '')
    const inFile = await run('scripts/start.mjs', { DATA_DIR: file })
    expect([inFile.status, inFile.said]).toEqual([
      1,
      `\nDATA_DIR ${file} cannot be written (ENOTDIR): choose another folder.\n`,
    ])
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const taken = await run('scripts/start.mjs', { PORT: String(port) })
    server.close()
    expect([taken.status, taken.said]).toEqual([
      1,
      `\nPort ${port} is in use: stop what uses it, or choose another with PORT=3001 npm start.\n`,
    ])
  })
})

describe('npm run build:deploy', () => {
  it('checks the whole environment before it builds or migrates', async () => {
    const port = await findFreePort()
    const { status, said } = await run('scripts/build-for-deploy.mjs', {
      ...{
        DATABASE_URL: `postgresql://nobody@127.0.0.1:${port}/none`,
        PORT: '0',
        OIDC_ISSUER: 'https://id.example',
      },
    })
    expect([status, said]).toEqual([
      1,
      `\nThe environment is not complete: PORT must be a whole number from 1 to 65535; ${[
        'NEXTAUTH_SECRET is missing',
        'OIDC_CLIENT_ID is missing, and OIDC_ISSUER needs it',
        'OIDC_CLIENT_SECRET is missing, and OIDC_ISSUER needs it',
      ].join('; ')}.\n`,
    ])
  })
})

it('a port that only root may use is no port in use', async () => {
  if (process.getuid?.() !== 0) {
    await expect(refusePort(80, [undefined])).rejects.toThrow('PORT 80 is not yours to listen on')
    return
  }
  const program = `import { refusePort } from '#scripts/run/ports.mjs'
    refusePort(80, [undefined]).catch(({ message }) => console.log(message))`
  // Root's own modules may be where nobody can read: loaded first, and root's right given up then.
  const asNobody = `import '#scripts/run/ports.mjs'; process.setgid(65534); process.setuid(65534); ${program}`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', asNobody], { cwd: projectRoot })
  const [said] = await once(child.stdout.setEncoding('utf8'), 'data')
  expect(said).toBe(
    'PORT 80 is not yours to listen on, as those below 1024 often are: choose another with PORT=3001 npm start.\n',
  )
})

describe('where the app listens', () => {
  const own = { ...process.env }
  afterEach(() => {
    process.env = { ...own }
  })

  it.each([
    [{}, ['127.0.0.1', '::1']],
    [{ DEMO: '0' }, [undefined]],
    [{ HOST: '0.0.0.0' }, ['0.0.0.0']],
    [{ DATABASE_URL: 'postgresql://u@h/d', NEXTAUTH_SECRET: 'long enough' }, [undefined]],
    [{ DATABASE_URL: 'postgresql://u@h/d', NEXTAUTH_SECRET: 'long enough', DEMO: '1' }, ['127.0.0.1', '::1']],
  ])('with %o is %o: demo accounts are for this machine alone', async (settings, hosts) => {
    const changed: Record<string, string> = { ...unset, DATA_DIR: folder, ...settings }
    process.env = { ...own, ...changed }
    expect((await readSettings()).hosts).toEqual(hosts)
  })

  it('both addresses of localhost reach a server of one, also with what is sent after a half was closed', async () => {
    const port = await findFreePort()
    const server = createServer((request, response) => {
      request.on('end', () => response.end('the whole answer')).resume()
    })
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
    await carryFromIpv6(port)
    for (const host of ['127.0.0.1', '[::1]']) {
      const answer = await fetch(`http://${host}:${port}/`, { method: 'POST', body: 'x'.repeat(300_000) })
      expect(await answer.text()).toBe('the whole answer')
    }
    const half = connect({ port, host: '::1' })
    half.end('GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')
    let read = ''
    for await (const text of half.setEncoding('utf8')) read += text
    expect(read).toMatch(/^HTTP\/1.1 200 OK[\s\S]*the whole answer/)
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
})
