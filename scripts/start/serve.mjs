import { spawn } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import { projectRoot } from '#scripts/run/project-root.mjs'
import { beforeShutDown, isShuttingDown, Stop } from '#scripts/run/run-command.mjs'
import { endWithParent, stopChild, toolPath } from '#scripts/run/run-tool.mjs'

/**
 * Starts Next's server and waits until it answers.
 * @param {'start' | 'dev'} mode
 * @param {Record<string, string>} environment
 * @param {string | undefined} host where to listen; every address of the machine, unless said
 * @returns {Promise<{ ended: Promise<void> }>} `ended` throws when the server ends by itself
 */
export async function serve(mode, environment, host) {
  const { NODE_ENV, ...inherited } = process.env
  const server = spawn(
    process.execPath,
    [
      '--import',
      endWithParent,
      toolPath('next'),
      mode,
      '-p',
      environment.PORT,
      ...(host ? ['-H', host] : []),
    ],
    {
      cwd: projectRoot,
      env: { ...inherited, ...environment },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  )
  beforeShutDown(() => stopChild(server))
  const ended = new Promise((_resolve, reject) => {
    server.on('error', reject)
    server.on(
      'exit',
      (code, signal) => !isShuttingDown() && reject(new Stop(`The web server ended (${signal ?? code}).`)),
    )
  })
  await Promise.race([ended, answers(`http://${nameOf(host)}:${environment.PORT}/api/health`)])
  return { ended }
}

/** How this machine itself reaches the host. */
function nameOf(host) {
  if (!host || host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}

async function answers(url) {
  for (;;) {
    const response = await fetch(url).catch(() => null)
    if (response) return response.body?.cancel()
    await delay(50)
  }
}
