import { createServer } from 'node:net'
import { Stop } from './run-command.mjs'

/** Whether a server can listen on the port, on every address and on IPv4 alone. */
export async function isPortFree(port) {
  return (await listenError(port)) === null && (await listenError(port, '127.0.0.1')) === null
}

/**
 * Refuses, with a sentence that says why, a port on which the app cannot listen at one of the hosts.
 * @param {number} port
 * @param {readonly (string | undefined)[]} hosts `undefined` is every address of the machine
 */
export async function refusePort(port, hosts) {
  for (const host of hosts) {
    const code = await listenError(port, host)
    if (code === null || code === 'EAFNOSUPPORT') continue
    throw new Stop((sentences[code] ?? otherSentence)(port, host, code))
  }
}

const another = 'choose another with PORT=3001 npm start.'
const sentences = {
  EADDRINUSE: (port) => `Port ${port} is in use: stop what uses it, or ${another}`,
  EACCES: (port) => `PORT ${port} is not yours to listen on, as those below 1024 often are: ${another}`,
  EADDRNOTAVAIL: (_port, host) => `HOST ${host} is no address of this machine.`,
  ENOTFOUND: (_port, host) => `HOST ${host} is no address that is known here.`,
}
const otherSentence = (port, host, code) =>
  `The app cannot listen on PORT ${port}${host ? ` of HOST ${host}` : ''}: ${code}.`

/** A port that was free a moment ago. */
export function findFreePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

/** The code of the error that listening gives, `null` if it gives none. */
function listenError(port, host) {
  return new Promise((resolve) => {
    const server = createServer().on('error', ({ code }) => resolve(code))
    server.listen(port, host, () => server.close(() => resolve(null)))
  })
}
