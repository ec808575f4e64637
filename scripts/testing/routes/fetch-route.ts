import { existsSync, readdirSync } from 'node:fs'
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
  const { file, rest } = findRoute(folders)
  const route = await import(file)
  const given = rest === null ? params : { ...params, [rest.name]: rest.parts }
  return route[init.method ?? 'GET'](new Request(url, init), { params: Promise.resolve(given) })
}

type Found = { file: string; rest: { name: string; parts: string[] } | null }

/** The route of these folders, or one of a folder above that takes the rest of the address. */
function findRoute(folders: string[]): Found {
  const exact = join(projectRoot, 'app', ...folders, 'route.ts')
  if (existsSync(exact)) return { file: exact, rest: null }
  for (let depth = folders.length - 1; depth > 0; depth--) {
    const above = join(projectRoot, 'app', ...folders.slice(0, depth))
    const name = existsSync(above) && readdirSync(above).find((folder) => /^\[\.\.\.\w+\]$/.test(folder))
    if (name)
      return {
        file: join(above, name, 'route.ts'),
        rest: { name: name.slice(4, -1), parts: folders.slice(depth) },
      }
  }
  throw new Error(`No route answers ${folders.join('/')}`)
}
