import type { WireServer } from './serve-wire.ts'

export const application = { clientId: 'a-test-application', clientSecret: 'correct horse battery' }

export type Answer = { status: number; headers: Headers; json: unknown }

/** Calls the wire as an application would. */
export type WireClient = {
  token: string
  get: (path: string, query?: Record<string, string>) => Promise<Answer>
  send: (
    method: 'POST' | 'PUT',
    path: string,
    body: unknown,
    headers?: Record<string, string>,
  ) => Promise<Answer>
}

export async function askToken({ url }: WireServer, form: Record<string, string>): Promise<Answer> {
  return read(await fetch(`${url}/oauth2/token`, { method: 'POST', body: new URLSearchParams(form) }))
}

export async function openWireClient(server: WireServer): Promise<WireClient> {
  const { json } = await askToken(server, {
    grant_type: 'client_credentials',
    client_id: application.clientId,
    client_secret: application.clientSecret,
  })
  const { access_token: token } = json as { access_token: string }
  const authorization = `Bearer ${token}`
  return {
    token,
    get: async (path, query = {}) => {
      const search = new URLSearchParams(query).toString()
      return read(
        await fetch(`${server.url}${path}${search && `?${search}`}`, { headers: { authorization } }),
      )
    },
    send: async (method, path, body, headers = {}) =>
      read(
        await fetch(`${server.url}${path}`, {
          method,
          headers: { authorization, 'content-type': 'application/json', ...headers },
          body: typeof body === 'string' ? body : JSON.stringify(body),
        }),
      ),
  }
}

async function read(response: Response): Promise<Answer> {
  const text = await response.text()
  return { status: response.status, headers: response.headers, json: text === '' ? null : JSON.parse(text) }
}
