import 'server-only'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import { requestToken } from '#lib/timeback/server/applications/applications.ts'
import type { TokenError } from '#lib/timeback/server/applications/issue-token.ts'
import { readText } from './read-input.ts'
import { wireErrorResponse } from './wire-error-response.ts'

const statusOf: Record<TokenError, 400 | 401> = {
  invalid_request: 400,
  invalid_client: 401,
  unsupported_grant_type: 400,
  invalid_scope: 400,
}

/** `POST /oauth2/token` (RFC 6749 §4.4, §5): a form with the credentials in, a token or `{ error }` out. */
export async function tokenRoute(request: Request): Promise<Response> {
  const requestId = crypto.randomUUID()
  try {
    const form = new URLSearchParams(await readText(request))
    const names = [...form.keys()]
    if (new Set(names).size < names.length) return answer({ error: 'invalid_request' }, 400)
    const token = await requestToken({
      grantType: form.get('grant_type'),
      clientId: form.get('client_id'),
      clientSecret: form.get('client_secret'),
      scope: form.get('scope'),
    })
    return token.ok ? answer(token.value, 200) : answer({ error: token.error }, statusOf[token.error])
  } catch (thrown) {
    if (thrown instanceof DomainError && thrown.status < 500) return answer({ error: 'invalid_request' }, 400)
    return wireErrorResponse(thrown, requestId)
  }
}

function answer(body: object, status: number): Response {
  return Response.json(body, {
    status,
    headers: { 'cache-control': 'no-store', pragma: 'no-cache', 'x-content-type-options': 'nosniff' },
  })
}
