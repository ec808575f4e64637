/** Sends a form to next-auth from a page; resolves to its answer, and rejects without a connection. */
export async function postAuth(path: string, fields: Record<string, string>): Promise<Response> {
  const { csrfToken } = await (await fetch('/api/auth/csrf')).json()
  return fetch(`/api/auth/${path}`, {
    method: 'POST',
    body: new URLSearchParams({ ...fields, csrfToken: String(csrfToken), json: 'true' }),
  })
}
