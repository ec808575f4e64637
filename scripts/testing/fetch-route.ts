import { join } from 'node:path'
import { projectRoot } from '#scripts/run/project-root.mjs'

/** A `fetch` that the app's own route handlers answer, for addresses without a part that varies. */
export async function fetchRoute(address: string, init: RequestInit = {}): Promise<Response> {
  const url = new URL(address, 'http://localhost:3000')
  const route = await import(join(projectRoot, 'app', url.pathname, 'route.ts'))
  return route[init.method ?? 'GET'](new Request(url, init), { params: Promise.resolve({}) })
}
