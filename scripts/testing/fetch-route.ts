import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '#scripts/run/project-root.mjs'

/** A `fetch` that the app's own route handlers answer. `params` are the parts of the address that vary. */
export async function fetchRoute(
  address: string,
  init: RequestInit = {},
  params: Record<string, string> = {},
): Promise<Response> {
  const url = new URL(address, 'http://localhost:3000')
  const folders = url.pathname.split('/').map((part) => {
    const [name] = Object.entries(params).find(([, value]) => value === decodeURIComponent(part)) ?? []
    return name === undefined ? part : `[${name}]`
  })
  const file = join(projectRoot, 'app', ...folders, 'route.ts')
  if (!existsSync(file)) throw new Error(`No route answers ${url.pathname}`)
  const route = await import(file)
  return route[init.method ?? 'GET'](new Request(url, init), { params: Promise.resolve(params) })
}
