import { AsyncLocalStorage } from 'node:async_hooks'

/**
 * The request that is answered, for route handlers that a test calls:
 * `vi.mock('next/headers', () => import('#scripts/testing/routes/fake-headers.ts'))`.
 */
const current = new AsyncLocalStorage<Request>()

export function answering<T>(request: Request, answer: () => T): T {
  return current.run(request, answer)
}

export const headers = async () => current.getStore()?.headers ?? new Headers()

export const cookies = async () => {
  const pairs = (await headers()).get('cookie')?.split('; ') ?? []
  return {
    getAll: () =>
      pairs.map((pair) => {
        const [name = '', ...value] = pair.split('=')
        return { name, value: decodeURIComponent(value.join('=')) }
      }),
  }
}
