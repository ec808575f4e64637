/**
 * Sends a form to next-auth from a page; resolves to the status and JSON of its answer. Rejects without a connection,
 * and where the browser keeps no cookie for the form's token, as then nothing was done.
 */
export async function postAuth(
  path: string,
  fields: Record<string, string>,
): Promise<{ ok: boolean; url?: string; code?: string }> {
  const { csrfToken } = await (await fetch('/api/auth/csrf')).json()
  const answer = await fetch(`/api/auth/${path}`, {
    method: 'POST',
    body: new URLSearchParams({ ...fields, csrfToken: String(csrfToken), json: 'true' }),
  })
  const { url, code } = await answer.json()
  if (typeof url === 'string' && new URL(url, location.href).searchParams.has('csrf'))
    throw new Error('The token of the form was not taken.')
  return { ok: answer.ok, url, code }
}
