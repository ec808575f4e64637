import { createServer } from 'node:net'

/** Whether a server can listen on the port, on every address and on IPv4 alone. */
export async function isPortFree(port) {
  return (await canListen(port)) && (await canListen(port, '127.0.0.1'))
}

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

function canListen(port, host) {
  return new Promise((resolve) => {
    const server = createServer().on('error', () => resolve(false))
    server.listen(port, host, () => server.close(() => resolve(true)))
  })
}
