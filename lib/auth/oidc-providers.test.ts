import { expect, it } from 'vitest'
import { oidcProviders } from './oidc-providers.ts'

const google = { GOOGLE_CLIENT_ID: 'g', GOOGLE_CLIENT_SECRET: 'g secret' }
const school = {
  OIDC_ISSUER: 'https://id.school.example',
  OIDC_CLIENT_ID: 'c',
  OIDC_CLIENT_SECRET: 'c secret',
}
const provide = (settings: object) => oidcProviders({ OIDC_NAME: 'School', ...settings } as never)

it('are those that the settings name whole, Google first', () => {
  expect(provide({}).map(({ id }) => id)).toEqual([])
  expect(provide({ ...school, ...google }).map(({ id }) => id)).toEqual(['google', 'oidc'])
  expect(provide({ ...google }).map(({ id, name }) => [id, name])).toEqual([['google', 'Google']])
  expect(provide({ ...school }).map(({ id, name }) => [id, name])).toEqual([['oidc', 'School']])
})

it.each(Object.keys(google))('have no Google without %s', (name) => {
  expect(provide({ ...google, [name]: undefined })).toEqual([])
})

it.each(Object.keys(school))('have no issuer without %s', (name) => {
  expect(provide({ ...school, [name]: undefined })).toEqual([])
})

it('are found below the issuer’s address, and ask for no more than who somebody is', () => {
  const wellKnown = 'https://id.school.example/.well-known/openid-configuration'
  for (const OIDC_ISSUER of ['https://id.school.example', 'https://id.school.example/'])
    expect(provide({ ...school, OIDC_ISSUER })[0]).toMatchObject({
      wellKnown,
      clientId: 'c',
      clientSecret: 'c secret',
      authorization: { params: { scope: 'openid email profile' } },
    })
  expect(provide(google)[0]?.wellKnown).toBe('https://accounts.google.com/.well-known/openid-configuration')
})

it('are asked with every check that there is against answers of somebody else', () => {
  for (const provider of provide({ ...google, ...school }))
    expect(provider).toMatchObject({ type: 'oauth', idToken: true, checks: ['pkce', 'state', 'nonce'] })
})

it('know a person by `sub` alone', async () => {
  const [provider] = provide(school)
  const read = async (claims: object) => provider?.profile(claims as never, {} as never)
  expect(await read({ sub: '7', email: 'ann@school.example', name: 'Ann' })).toEqual({
    id: '7',
    email: 'ann@school.example',
    name: 'Ann',
  })
  expect(await read({ sub: '7' })).toEqual({ id: '7', email: null, name: null })
})
