import { createHash, createPublicKey, generateKeyPairSync, randomUUID, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/**
 * A small OpenID Connect issuer (authorisation code with PKCE, RS256), so that sign-in is tried against the
 * protocol itself. It asks nobody for a password: the login page is a form with an email and what else it shall
 * say of the person, `missing` for nothing.
 */
const port = Number(process.argv[2])
const issuer = `http://localhost:${port}`
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const jwk = { ...createPublicKey(privateKey).export({ format: 'jwk' }), kid: 'k1', use: 'sig', alg: 'RS256' }

type Grant = {
  claims: Record<string, unknown>
  nonce: string | null
  challenge: string | null
  clientId: string
}
const grants = new Map<string, Grant>()

const routes: Record<
  string,
  (request: IncomingMessage, url: URL, response: ServerResponse) => Promise<void> | void
> = {
  '/.well-known/openid-configuration': (_, __, response) =>
    json(response, {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    }),
  '/jwks': (_, __, response) => json(response, { keys: [jwk] }),
  '/authorize': (_, url, response) => {
    const hidden = [...url.searchParams].map(
      ([name, value]) => `<input type="hidden" name="${name}" value="${value}">`,
    )
    response.setHeader('content-type', 'text/html')
    response.end(
      `<form action="/login"><label>Email <input name="email"></label><label>Subject <input name="sub"></label>
       <label>Name <input name="name"></label><label>Verified <input name="verified" value="true"></label>
       ${hidden.join('')}<button>Log in</button></form>`,
    )
  },
  '/login': (_, { searchParams: given }, response) => {
    const code = randomUUID()
    grants.set(code, {
      claims: readClaims(given),
      nonce: given.get('nonce'),
      challenge: given.get('code_challenge'),
      clientId: given.get('client_id') ?? '',
    })
    const back = new URL(given.get('redirect_uri') ?? '')
    back.searchParams.set('code', code)
    back.searchParams.set('state', given.get('state') ?? '')
    response.writeHead(302, { location: back.href }).end()
  },
  '/token': async (request, _, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const form = new URLSearchParams(Buffer.concat(chunks).toString())
    const grant = grants.get(form.get('code') ?? '')
    const verifier = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    grants.delete(form.get('code') ?? '')
    if (!grant || verifier !== grant.challenge) return json(response, { error: 'invalid_grant' }, 400)
    json(response, {
      access_token: randomUUID(),
      token_type: 'Bearer',
      expires_in: 60,
      id_token: idToken(grant),
    })
  },
}

/** `verified` may be true or false, or any text as text. */
function readClaims(given: URLSearchParams): Record<string, unknown> {
  const email = given.get('email') ?? ''
  const verified = given.get('verified') || 'true'
  const claims = {
    email,
    sub: given.get('sub') || `sub-${email.toLowerCase()}`,
    name: given.get('name') || `Name of ${email}`,
    email_verified: ['true', 'false'].includes(verified) ? verified === 'true' : verified,
  }
  return Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== 'missing'))
}

function idToken({ claims: said, nonce, clientId }: Grant): string {
  const now = Math.floor(Date.now() / 1000)
  const claims = { iss: issuer, aud: clientId, iat: now, exp: now + 60, nonce, ...said }
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const head = `${part({ alg: 'RS256', kid: 'k1', typ: 'JWT' })}.${part(claims)}`
  return `${head}.${sign('sha256', Buffer.from(head), privateKey).toString('base64url')}`
}

function json(response: ServerResponse, body: object, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

createServer((request, response) => {
  const url = new URL(request.url ?? '/', issuer)
  const route = routes[url.pathname]
  if (route) void route(request, url, response)
  else response.writeHead(404).end()
}).listen(port)
