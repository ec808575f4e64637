import 'server-only'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import { requestToken } from '#lib/timeback/server/applications/applications.ts'
import type { TokenError } from '#lib/timeback/server/applications/issue-token.ts'
import { privateHeaders, wireErrorResponse } from './error-response.ts'
import { readText } from './read-input.ts'
import { clientAddress } from './sender.ts'

const statusOf: Record<TokenError, 400 | 401> = {
  invalid_request: 400,
  invalid_client: 401,
  unsupported_grant_type: 400,
  invalid_scope: 400,
}

/**
 * `POST /oauth2/token` (RFC 6749 §4.4, §5): a form with the credentials in, or these by HTTP Basic; a token or
 * `{ error }` out.
 */
export async function tokenRoute(request: Request): Promise<Response> {
  try {
    const form = new URLSearchParams(await readText(request))
    const basic = basicCredentials(request.headers.get('authorization'))
    if (isAmbiguous(form, basic)) return answer({ error: 'invalid_request' }, 400)
    const inBody = { clientId: form.get('client_id') ?? '', clientSecret: form.get('client_secret') ?? '' }
    const token = await requestToken(
      { grantType: form.get('grant_type'), credentials: basic ?? [inBody], scope: form.get('scope') },
      clientAddress(request),
    )
    return token.ok ? answer(token.value, 200) : answer({ error: token.error }, statusOf[token.error])
  } catch (thrown) {
    const isBadRequest = thrown instanceof DomainError && thrown.status < 429
    if (isBadRequest) return answer({ error: 'invalid_request' }, 400)
    if (thrown instanceof DomainError && thrown.code === 'RATE_LIMITED') await holdBack()
    return wireErrorResponse(thrown, crypto.randomUUID(), request)
  }
}

/** A parameter given twice, or a client that names itself in two ways (RFC 6749 §2.3, §3.2). */
function isAmbiguous(form: URLSearchParams, basic: { clientId: string }[] | null): boolean {
  const names = [...form.keys()]
  if (new Set(names).size < names.length) return true
  if (!basic) return false
  const named = form.get('client_id')
  const isOther = named !== null && basic.length > 0 && basic.every(({ clientId }) => clientId !== named)
  return form.has('client_secret') || isOther
}

let held = 0

/** Who is refused learns it a second later: a program that asks on and on then asks less often. */
async function holdBack(): Promise<void> {
  if (held >= mostHeld) return
  held++
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  held--
}

/** Answers that wait cost some memory each. */
const mostHeld = 500

function answer(body: object, status: number): Response {
  return Response.json(body, {
    status,
    headers: {
      ...privateHeaders,
      ...{ 'cache-control': 'no-store', pragma: 'no-cache' },
      ...(status === 401 && { 'www-authenticate': 'Basic realm="oauth2/token", charset="UTF-8"' }),
    },
  })
}

type Credentials = { clientId: string; clientSecret: string }

/**
 * What `Authorization: Basic` says, or `null` if it is not that. RFC 6749 §2.3.1 has both parts form-encoded, and
 * many clients (`curl -u` among them) send them as they are: where these readings differ, both come back, the
 * standard's first. None, if it is Basic and cannot be read.
 */
export function basicCredentials(authorization: string | null): Credentials[] | null {
  const given = authorization?.trim() ?? ''
  if (!/^Basic( |$)/i.test(given)) return null
  const encoded = given.slice('Basic'.length).trim()
  if (!/^[\w+/=-]+$/.test(encoded)) return []
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  if (colon < 0) return []
  const plain = { clientId: text.slice(0, colon), clientSecret: text.slice(colon + 1) }
  const [clientId, clientSecret] = [formDecoded(plain.clientId), formDecoded(plain.clientSecret)]
  if (clientId === null || clientSecret === null) return [plain]
  const isSame = clientId === plain.clientId && clientSecret === plain.clientSecret
  return isSame ? [plain] : [{ clientId, clientSecret }, plain]
}

/** `null` for what nobody can have encoded. */
function formDecoded(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return null
  }
}
