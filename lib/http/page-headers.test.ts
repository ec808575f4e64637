import { NextRequest } from 'next/server'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { frameSources } from './page-headers.ts'

const of = (headers: Record<string, string>) => frameSources(new Headers(headers), '/frame')

it('names the one address under every host by which the browser may have come', () => {
  expect(of({ host: 'localhost:3000' })).toBe('localhost:3000/frame')
  expect(of({ host: '10.0.0.1:3000', 'x-forwarded-host': 'school.example, proxy.example' })).toBe(
    '10.0.0.1:3000/frame school.example/frame proxy.example/frame',
  )
})

it('lets nobody write into the policy, and does without the address where a host cannot be written', () => {
  for (const host of ["x; script-src 'unsafe-inline'", 'a b', '*', 'x/y', '[::1]:3000', ''])
    expect(of({ host })).toBe("'self'")
  expect(of({ host: 'school.example:' })).toBe("'self'")
  expect(of({ host: 'a.example:80/x' })).toBe("'self'")
  expect(of({ host: 'a.example:b' })).toBe("'self'")
  expect(of({})).toBe("'self'")
})

it('names an address once, however often its host was written', () => {
  expect(of({ host: 'a.example', 'x-forwarded-host': ' a.example,b-c.example:8443 ' })).toBe(
    'a.example/frame b-c.example:8443/frame',
  )
})

vi.mock('#lib/timeback/server/health.ts', () => ({ isDatabaseThere: async () => true }))
afterEach(() => vi.unstubAllEnvs())

const nonceOf = (answer: Response) =>
  /script-src [^;]*'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1]

function expectPageHeaders(answer: Response): void {
  const policy = answer.headers.get('content-security-policy') ?? ''
  for (const part of ["object-src 'none'", 'base-uri', 'form-action', 'frame-ancestors'])
    expect(policy).toContain(part)
  expect(/script-src [^;]*/.exec(policy)?.[0]).not.toContain('unsafe')
  expect(nonceOf(answer)).toBeTruthy()
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  expect(answer.headers.get('referrer-policy')).toBeTruthy()
  expect(answer.headers.get('permissions-policy')).toBeTruthy()
}

const policyOf = async (nodeEnv: string, frames?: string) => {
  vi.stubEnv('NODE_ENV', nodeEnv)
  vi.resetModules()
  const { freshPageHeaders } = await import('./page-headers.ts')
  const { nonce, headers } = freshPageHeaders(frames)
  expect(nonce).toMatch(/^[\w+/=]{16,}$/)
  return headers['content-security-policy']?.replaceAll(nonce, 'NONCE').split('; ')
}

describe('what a page may do', () => {
  const always = [
    "default-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "media-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ]

  it('is what comes from here, scripts and styles by the nonce alone, and no frames', async () => {
    const policy = await policyOf('production')
    expect(policy?.toSorted()).toEqual(
      [
        ...always,
        "frame-src 'none'",
        "script-src 'self' 'nonce-NONCE' 'strict-dynamic'",
        "style-src 'self' 'nonce-NONCE'",
        "connect-src 'self'",
      ].sort(),
    )
  })

  it('is more while it is developed: what its reloading needs', async () => {
    const policy = await policyOf('development')
    expect(policy?.toSorted()).toEqual(
      [
        ...always,
        "frame-src 'none'",
        "script-src 'self' 'nonce-NONCE' 'strict-dynamic' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "connect-src 'self' ws:",
      ].sort(),
    )
  })

  it('is to frame the one address that it names', async () => {
    expect(await policyOf('production', 'localhost:3000/frame')).toContain('frame-src localhost:3000/frame')
  })

  it('is said with what a browser must not guess, tell or offer', async () => {
    const { freshPageHeaders } = await import('./page-headers.ts')
    expect(freshPageHeaders().headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
    })
  })
})

describe('the proxy', () => {
  const ask = async (path: string, method = 'GET') => {
    const { proxy } = await import('#proxy.ts')
    return proxy(new NextRequest(`http://localhost:3000${path}`, { method }))
  }

  it.each(['/%', '/%ff', '/lessons/%E0%A4%A'])(
    'answers %s, which names nothing, with a page',
    async (path) => {
      const answer = await ask(path)
      expect(answer.status).toBe(404)
      expectPageHeaders(answer)
      const html = await answer.text()
      expect(html).toContain('<h1>This page does not exist</h1>')
      expect(html).toContain(`<style nonce="${nonceOf(answer)}">`)
      expect(nonceOf(await ask(path))).not.toBe(nonceOf(answer))
    },
  )

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])(
    'refuses to %s a page, and says what it can',
    async (method) => {
      const answer = await ask('/lessons', method)
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS'])
      expectPageHeaders(answer)
      expect(await answer.text()).toContain('<h1>')
    },
  )

  it('says what can be done with a page', async () => {
    const answer = await ask('/lessons', 'OPTIONS')
    expect([answer.status, answer.headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS'])
  })

  it('leaves what programs call to its route', async () => {
    for (const path of ['/api', '/api/health', '/powerpath', '/oauth2/token', '/ims/x%20y'])
      for (const method of ['GET', 'POST'])
        expect((await ask(path, method)).headers.get('x-middleware-next')).toBe('1')
    expect((await ask('/api/%FF', 'POST')).status).toBe(404)
  })
})

describe('an https address', () => {
  it.each([
    [{ NEXTAUTH_URL: 'https://cairn.school.example', VERCEL: '' }, 'max-age=31536000'],
    [{ NEXTAUTH_URL: '', VERCEL: '1' }, 'max-age=31536000'],
    [{ NEXTAUTH_URL: 'http://localhost:3000', VERCEL: '' }, null],
  ])('with %o every page and every answer of a route says %o', async (settings, expected) => {
    for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value)
    vi.resetModules()
    const { freshPageHeaders } = await import('./page-headers.ts')
    const { noSuchRoute } = await import('./error-response.ts')
    const { wireNotFound } = await import('./error-response.ts')
    const wire = await wireNotFound(new Request('http://localhost:3000/powerpath/x'))
    for (const headers of [new Headers(freshPageHeaders().headers), noSuchRoute().headers, wire.headers])
      expect(headers.get('strict-transport-security')).toBe(expected)
  })
})
