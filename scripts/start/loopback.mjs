import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { beforeShutDown } from '#scripts/run/run-command.mjs'

/** Both addresses by which a machine reaches itself: `localhost` may be either. */
export const loopbackHosts = ['127.0.0.1', '::1']

/**
 * Carries what comes to `::1` on to `127.0.0.1`: a web server listens on one address, and `localhost` names two.
 * Does nothing on a machine without IPv6.
 * @param {number} port
 */
export async function carryFromIpv6(port) {
  const sockets = new Set()
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (incoming) => {
    const outgoing = connect({ port, host: '127.0.0.1', allowHalfOpen: true, noDelay: true })
    for (const [from, to] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ]) {
      sockets.add(from)
      from.on('error', () => to.destroy()).on('close', () => sockets.delete(from))
      from.pipe(to)
    }
  })
  server.listen({ port, host: '::1', ipv6Only: true })
  const failed = await Promise.race([once(server, 'listening').then(() => null), once(server, 'error')])
  if (failed) {
    const [error] = failed
    if (['EAFNOSUPPORT', 'EADDRNOTAVAIL'].includes(error.code)) return
    throw error
  }
  beforeShutDown(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
}
