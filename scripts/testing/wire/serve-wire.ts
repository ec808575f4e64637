import { readdir } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { projectRoot } from '#scripts/run/project-root.mjs'

type Handler = (request: Request, context: { params: Promise<object> }) => Promise<Response>
type Route = { segments: string[]; load: () => Promise<Record<string, Handler>> }

/** A listener with the app's own route handlers for the PowerPath-compatible wire. */
export type WireServer = { url: string; close: () => Promise<void> }

const folders = ['oauth2', 'powerpath', 'ims', 'caliper']

/**
 * Serves the wire's routes over HTTP as Next does: a segment in brackets takes any, a fixed one goes first,
 * and a slash at the end makes no difference.
 */
export async function serveWire(): Promise<WireServer> {
  const routes = await findRoutes()
  const server = createServer((request, response) => {
    answer(routes, request, response).catch((error: unknown) => {
      console.error(error)
      response.writeHead(500).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const close = () => {
    server.closeAllConnections()
    return new Promise<void>((resolve, reject) =>
      server.close((error) => (error ? reject(error) : resolve())),
    )
  }
  return { url, close }
}

async function findRoutes(): Promise<Route[]> {
  const app = join(projectRoot, 'app')
  const files = await readdir(app, { recursive: true })
  const routes = files
    .filter((file) => /(^|\/)route\.ts$/.test(file) && folders.includes(file.split('/')[0] ?? ''))
    .map((file) => ({
      segments: file.split('/').slice(0, -1),
      load: () => import(/* @vite-ignore */ pathToFileURL(join(app, file)).href),
    }))
  const rank = ({ segments }: Route) => segments.map((part) => (part.startsWith('[') ? 1 : 0)).join('')
  return routes.sort((a, b) => rank(a).localeCompare(rank(b)))
}

async function answer(routes: Route[], request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', `http://${request.headers.host}`)
  const path = url.pathname.split('/').filter((part) => part !== '')
  for (const { segments, load } of routes) {
    const params = match(segments, path)
    if (!params) continue
    const handler = (await load())[request.method ?? 'GET']
    if (!handler) throw new Error(`${request.method} is answered by nobody at ${url.pathname}`)
    const chunks: Uint8Array[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = chunks.length > 0 ? Buffer.concat(chunks) : null
    const headers = new Headers(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
    const answered = await handler(new Request(url, { method: request.method ?? 'GET', headers, body }), {
      params: Promise.resolve(params),
    })
    response.writeHead(answered.status, Object.fromEntries(answered.headers))
    return void response.end(Buffer.from(await answered.arrayBuffer()))
  }
  response.writeHead(404).end()
}

function match(segments: string[], path: string[]): Record<string, string | string[]> | null {
  const params: Record<string, string | string[]> = {}
  for (const [index, segment] of segments.entries()) {
    const part = path[index]
    if (part === undefined) return null
    const rest = /^\[\.\.\.(.+)\]$/.exec(segment)?.[1]
    if (rest) return { ...params, [rest]: path.slice(index).map(decodeURIComponent) }
    const name = /^\[(.+)\]$/.exec(segment)?.[1]
    if (name) params[name] = decodeURIComponent(part)
    else if (segment !== part) return null
  }
  return path.length === segments.length ? params : null
}
